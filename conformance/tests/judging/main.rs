//! The library as its users see it: services over sockets, and the document of
//! this repository.

mod bigcommerce;
mod safety;
mod service;
mod verdict;
mod wrong_service;
