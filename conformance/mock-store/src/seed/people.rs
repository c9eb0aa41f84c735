//! Who buys at the store. Customer 0 is nobody: guests order under it.

use crate::order::Address;

/// A person with an address.
pub(super) struct Person {
    pub(super) customer_id: u64,
    pub(super) first_name: &'static str,
    pub(super) last_name: &'static str,
    pub(super) company: &'static str,
    pub(super) street: &'static str,
    pub(super) city: &'static str,
    pub(super) state: &'static str,
    pub(super) zip: &'static str,
    pub(super) country: &'static str,
    pub(super) country_iso2: &'static str,
    pub(super) phone: &'static str,
    pub(super) email: &'static str,
}

#[rustfmt::skip]
pub(super) const PEOPLE: [Person; 10] = [
    person(1, ["Ines", "Falk", "", "4 Harbour Row", "Portland", "Oregon", "97209"], US, ["5035550101", "ines.falk@example.com"]),
    person(2, ["Tomasz", "Wrona", "Wrona Prints", "118 Mill Lane", "Austin", "Texas", "78757"], US, ["", "tomasz@example.org"]),
    person(3, ["Adaeze", "Obi", "", "77 Cedar Street", "Toronto", "Ontario", "M5V 2T6"], CA, ["4165550123", "adaeze.obi@example.com"]),
    person(4, ["Noah", "Lindqvist", "", "9 Quay Road", "Bristol", "England", "BS1 4ST"], GB, ["", "noah.l@example.net"]),
    person(5, ["Mei", "Tanaka", "Tanaka Ceramics", "2 Kiln Court", "Sydney", "New South Wales", "2000"], AU, ["0255501234", "mei@example.com"]),
    person(10, ["Lucia", "Ferrante", "", "31 Orchard Avenue", "Boston", "Massachusetts", "02116"], US, ["6175550177", "lucia.ferrante@example.com"]),
    person(11, ["Jonas", "Ek", "", "5 Lantern Hill", "Denver", "Colorado", "80202"], US, ["", "jonas.ek@example.org"]),
    person(0, ["Priya", "Raman", "", "640 Beacon Street", "Seattle", "Washington", "98101"], US, ["2065550142", "priya@example.com"]),
    person(0, ["Owen", "Hale", "Hale & Sons", "12 Foundry Yard", "Leeds", "England", "LS1 2AB"], GB, ["", "owen.hale@example.net"]),
    person(0, ["Zoé", "Marchand", "", "8 Rue des Tilleuls", "Montréal", "Quebec", "H2X 1Y4"], CA, ["", "zoe.marchand@example.org"]),
];

type Country = (&'static str, &'static str);

const US: Country = ("United States", "US");
const CA: Country = ("Canada", "CA");
const GB: Country = ("United Kingdom", "GB");
const AU: Country = ("Australia", "AU");

const fn person(
    customer_id: u64,
    [first_name, last_name, company, street, city, state, zip]: [&'static str; 7],
    (country, country_iso2): Country,
    [phone, email]: [&'static str; 2],
) -> Person {
    Person {
        customer_id,
        first_name,
        last_name,
        company,
        street,
        city,
        state,
        zip,
        country,
        country_iso2,
        phone,
        email,
    }
}

impl Person {
    pub(super) fn address(&self) -> Address {
        Address {
            first_name: self.first_name.to_owned(),
            last_name: self.last_name.to_owned(),
            company: self.company.to_owned(),
            street_1: self.street.to_owned(),
            street_2: String::new(),
            city: self.city.to_owned(),
            state: self.state.to_owned(),
            zip: self.zip.to_owned(),
            country: self.country.to_owned(),
            country_iso2: self.country_iso2.to_owned(),
            phone: self.phone.to_owned(),
            email: self.email.to_owned(),
            form_fields: Vec::new(),
        }
    }
}
