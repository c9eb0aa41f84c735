//! The products that the store sells: few, and chosen so that every documented
//! fault of a line can be provoked.

use rust_decimal::Decimal;

use crate::money::TaxPair;

/// Something to choose about a product, such as its size.
#[derive(Clone, Debug)]
pub(crate) struct ProductOption {
    /// What a request names.
    pub(crate) id: u64,
    /// The option that the product shares with others.
    pub(crate) option_id: u64,
    pub(crate) display_name: &'static str,
    pub(crate) value_ids: &'static [u64],
}

/// The stock of a product.
#[derive(Clone, Debug)]
pub(crate) struct Sku {
    pub(crate) id: u64,
    pub(crate) sku: &'static str,
    pub(crate) inventory_level: u64,
}

/// One product.
#[derive(Clone, Debug)]
pub(crate) struct ProductRecord {
    pub(crate) id: u64,
    pub(crate) name: &'static str,
    pub(crate) price: TaxPair,
    /// All of them must be chosen.
    pub(crate) options: Vec<ProductOption>,
    /// A variant stands for one choice of every option.
    pub(crate) variant_ids: &'static [u64],
    /// Only a product with tracked stock has one.
    pub(crate) sku: Option<Sku>,
    pub(crate) minimum_quantity: Option<u64>,
    pub(crate) maximum_quantity: Option<u64>,
}

/// All products.
#[derive(Clone, Debug)]
pub(crate) struct Catalog(Vec<ProductRecord>);

impl Catalog {
    pub(crate) fn products(&self) -> &[ProductRecord] {
        &self.0
    }

    pub(crate) fn product(&self, id: u64) -> Option<&ProductRecord> {
        self.0.iter().find(|product| product.id == id)
    }

    pub(crate) fn sku_mut(&mut self, product_id: u64) -> Option<&mut Sku> {
        self.0
            .iter_mut()
            .find(|product| product.id == product_id)?
            .sku
            .as_mut()
    }

    /// The catalog that every store opens with.
    pub(crate) fn sample() -> Self {
        Self(vec![
            ProductRecord {
                options: vec![
                    option(15, 5, "Clock Speeds (CPU)", &[101, 102]),
                    option(16, 6, "HDD Sizes", &[111, 112, 113]),
                ],
                variant_ids: &[51, 52],
                ..product(5, "Aluminium notebook", 119_900)
            },
            ProductRecord {
                options: vec![
                    option(22, 5, "CPU", &[201, 202]),
                    option(23, 6, "HDD Size", &[211, 212]),
                    option(24, 7, "Video Memory", &[221, 222]),
                ],
                variant_ids: &[61],
                sku: Some(Sku {
                    id: 5,
                    sku: "NOTEBOOK-PRO-1-A",
                    inventory_level: 5,
                }),
                ..product(6, "Aluminium notebook, large", 249_900)
            },
            ProductRecord {
                minimum_quantity: Some(2),
                ..product(25, "Sports armband", 2_995)
            },
            ProductRecord {
                maximum_quantity: Some(5),
                ..product(27, "Wireless headset", 9_900)
            },
            product(32, "Canvas tote", 7_900),
            ProductRecord {
                options: vec![option(87, 3, "Colour", &[10, 11])],
                variant_ids: &[331],
                ..product(33, "Enamel kettle", 4_550)
            },
            ProductRecord {
                options: vec![
                    option(200, 40, "Size", &[180, 181]),
                    option(230, 41, "Glaze", &[192, 193]),
                ],
                variant_ids: &[1841],
                ..product(184, "Stoneware bowl", 3_600)
            },
        ])
    }
}

/// A product with nothing special about it, taxed at eight per cent.
fn product(id: u64, name: &'static str, cents: i64) -> ProductRecord {
    let ex_tax = Decimal::new(cents, 2);
    ProductRecord {
        id,
        name,
        price: TaxPair {
            ex_tax,
            inc_tax: ex_tax * Decimal::new(108, 2),
        },
        options: Vec::new(),
        variant_ids: &[],
        sku: None,
        minimum_quantity: None,
        maximum_quantity: None,
    }
}

fn option(
    id: u64,
    option_id: u64,
    display_name: &'static str,
    value_ids: &'static [u64],
) -> ProductOption {
    ProductOption {
        id,
        option_id,
        display_name,
        value_ids,
    }
}
