//! The rows of macros in emitted files, from which the names of methods and variants come.

use syn::parse::{Parse, ParseStream};
use syn::{Ident, ItemMacro, LitStr, Token, Type, braced, parenthesized};

/// What a macro makes.
pub(crate) enum Rows {
    /// Methods of a type, by name.
    Setters {
        /// The type.
        of: Box<Type>,
        methods: Vec<Ident>,
    },
    /// An enum and its variants.
    Errors { name: Ident, variants: Vec<Ident> },
}

impl Rows {
    /// The rows of a macro; none where it makes nothing that has a name.
    ///
    /// # Errors
    /// Where its rows are not as the macro wants them.
    pub(crate) fn of(item: &ItemMacro) -> syn::Result<Option<Rows>> {
        let tokens = item.mac.tokens.clone();
        let path = &item.mac.path;
        Ok(if path.is_ident("setters") {
            Some(syn::parse2::<Setters>(tokens)?.0)
        } else if path.is_ident("errors") {
            Some(syn::parse2::<Errors>(tokens)?.0)
        } else {
            None
        })
    }
}

struct Setters(Rows);

impl Parse for Setters {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let of = input.parse()?;
        let rows;
        braced!(rows in input);
        let mut methods = Vec::new();
        while !rows.is_empty() {
            let field: Ident = rows.parse()?;
            let method = match rows.parse::<Option<Token![as]>>()? {
                Some(_) => rows.parse()?,
                None => field,
            };
            methods.push(method);
            rows.parse::<Token![:]>()?;
            rows.parse::<Ident>()?;
            rows.parse::<Type>()?;
            rows.parse::<Token![,]>()?;
        }
        Ok(Setters(Rows::Setters { of, methods }))
    }
}

struct Errors(Rows);

impl Parse for Errors {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse()?;
        input.parse::<Token![,]>()?;
        input.parse::<LitStr>()?;
        let rows;
        braced!(rows in input);
        let mut variants = Vec::new();
        while !rows.is_empty() {
            rows.parse::<LitStr>()?;
            variants.push(rows.parse()?);
            if rows.peek(syn::token::Paren) {
                let body;
                parenthesized!(body in rows);
                body.parse::<Type>()?;
            }
            rows.parse::<Token![=]>()?;
            rows.parse::<LitStr>()?;
            rows.parse::<Token![,]>()?;
        }
        Ok(Errors(Rows::Errors { name, variants }))
    }
}
