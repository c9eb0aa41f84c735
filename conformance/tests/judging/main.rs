//! The library as its users see it: services over sockets, and the document of
//! this repository.

mod bigcommerce;
mod customers_data;
mod safety;
mod service;
mod too_much;
mod verdict;
mod wrong_service;
