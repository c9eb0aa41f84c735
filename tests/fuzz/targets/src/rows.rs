//! The rows of macros in emitted files, from which the names of types, methods and variants
//! come.

use proc_macro2::TokenTree;
use syn::parse::{Parse, ParseStream};
use syn::{
    Attribute, Expr, Ident, ItemMacro, LitStr, Token, Type, braced, bracketed, parenthesized,
};

/// What a macro makes.
#[derive(Default)]
pub(crate) struct Rows {
    /// Types of the module.
    pub(crate) types: Vec<Ident>,
    /// Methods of a type, which may be one of another macro.
    pub(crate) methods: Option<(Ident, Vec<Ident>)>,
    /// Variants of one enum.
    pub(crate) variants: Vec<Ident>,
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
        } else if path.is_ident("parameters") {
            Some(syn::parse2::<Parameters>(tokens)?.0)
        } else if path.is_ident("operation") {
            Some(syn::parse2::<Operation>(tokens)?.0)
        } else if path.is_ident("headers") {
            Some(syn::parse2::<Headers>(tokens)?.0)
        } else if let Some(method) = of_a_call(path) {
            let call = syn::parse::Parser::parse2(
                |input: ParseStream<'_>| {
                    let call = input.parse::<Ident>()?;
                    input.parse::<proc_macro2::TokenStream>()?;
                    Ok(call)
                },
                tokens,
            )?;
            Some(Rows {
                methods: Some((call, vec![name(method)])),
                ..Rows::default()
            })
        } else {
            None
        })
    }
}

/// The method that a macro of one call adds to it.
fn of_a_call(path: &syn::Path) -> Option<&'static str> {
    let methods = [
        ("body_as", "body_as"),
        ("streamed", "send_streamed"),
        ("events", "send_events"),
    ];
    let method = methods.iter().find(|(name, _)| path.is_ident(name));
    method.map(|(_, method)| *method)
}

fn name(text: &str) -> Ident {
    Ident::new(text, proc_macro2::Span::call_site())
}

struct Headers(Rows);

impl Parse for Headers {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let of = input.parse()?;
        let rows;
        braced!(rows in input);
        let mut fields = Vec::new();
        while !rows.is_empty() {
            Attribute::parse_outer(&rows)?;
            fields.push(rows.parse()?);
            rows.parse::<Token![:]>()?;
            rows.parse::<Type>()?;
            rows.parse::<Token![=]>()?;
            rows.parse::<LitStr>()?;
            rows.parse::<Token![as]>()?;
            rows.parse::<Expr>()?;
            rows.parse::<Token![,]>()?;
        }
        // Fields are as unlike as variants have to be.
        Ok(Headers(Rows {
            types: vec![of],
            variants: fields,
            ..Rows::default()
        }))
    }
}

struct Setters(Rows);

impl Parse for Setters {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let of = input.parse()?;
        let asked;
        parenthesized!(asked in input);
        while !asked.is_empty() {
            asked.parse::<Ident>()?;
            asked.parse::<Token![:]>()?;
            asked.parse::<Ident>()?;
            asked.parse::<Type>()?;
            asked.parse::<Option<Token![,]>>()?;
        }
        let mut methods = vec![name("new")];
        let rows;
        braced!(rows in input);
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
        Ok(Setters(Rows {
            methods: Some((of, methods)),
            ..Rows::default()
        }))
    }
}

struct Parameters(Rows);

impl Parse for Parameters {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let of = input.parse()?;
        let rows;
        braced!(rows in input);
        let mut methods = Vec::new();
        while !rows.is_empty() {
            Attribute::parse_outer(&rows)?;
            methods.push(rows.parse()?);
            rows.parse::<Token![:]>()?;
            rows.parse::<Ident>()?;
            if !rows.peek(Token![=]) {
                rows.parse::<Type>()?;
            }
            rows.parse::<Token![=]>()?;
            rows.parse::<Expr>()?;
            rows.parse::<Token![,]>()?;
        }
        Ok(Parameters(Rows {
            methods: Some((of, methods)),
            ..Rows::default()
        }))
    }
}

struct Operation(Rows);

impl Parse for Operation {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let call: Ident = input.parse()?;
        input.parse::<Token![,]>()?;
        input.parse::<Ident>()?;
        input.parse::<Token![,]>()?;
        input.parse::<LitStr>()?;
        input.parse::<Token![->]>()?;
        input.parse::<Type>()?;
        input.parse::<Token![,]>()?;
        let error = input.parse()?;
        let mut methods = vec![name("send")];
        if input.parse::<Option<Token![,]>>()?.is_some() {
            input.parse::<Ident>()?;
            methods.push(name("read_headers"));
        }
        let rows;
        braced!(rows in input);
        let mut variants = Vec::new();
        while !rows.is_empty() {
            variants.extend(answer(&rows)?);
        }
        Ok(Operation(Rows {
            types: vec![call.clone(), error],
            methods: Some((call, methods)),
            variants,
        }))
    }
}

/// One row of an operation, with its variant if it is an error.
fn answer(rows: ParseStream<'_>) -> syn::Result<Option<Ident>> {
    rows.parse::<TokenTree>()?;
    rows.parse::<Token![=>]>()?;
    rows.parse::<Ident>()?;
    if rows.peek(syn::token::Bracket) {
        let kind;
        bracketed!(kind in rows);
        kind.parse::<Expr>()?;
    }
    if rows.peek(syn::token::Paren) {
        let made;
        parenthesized!(made in rows);
        made.parse::<Expr>()?;
    }
    let variant = match rows.peek(Token![,]) {
        true => None,
        false => Some(rows.parse()?),
    };
    if variant.is_some() {
        if rows.peek(syn::token::Paren) {
            let body;
            parenthesized!(body in rows);
            body.parse::<Type>()?;
        }
        rows.parse::<Token![=]>()?;
        rows.parse::<LitStr>()?;
    }
    rows.parse::<Token![,]>()?;
    Ok(variant)
}
