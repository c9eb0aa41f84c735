//! The codec of every documented body: one row for each operation, with its request,
//! its success and its errors by status.

use bigcommerce_orders::runtime::model::Kind;
use bigcommerce_orders::{
    catalog, consignments, coupons, customers, fees, messages, metafields, order_products,
    order_settings, order_statuses, orders, payment_actions, refunds, shipments,
    shipping_addresses, shipping_quotes, taxes, transactions,
};

use super::{Body, Codec, Row};

/// The rows of one operation: its success, if that has a body, and its errors.
macro_rules! rows {
    ($id:literal, $module:ident::$call:ident $(, $success:literal)?; $errors:ident $(, $status:literal $variant:ident)*) => {
        [
            $(Row::new($id, Body::Response($success), Codec::success($module::$call::send)),)?
            $(Row::new($id, Body::Response($status), Codec::error($module::$errors::$variant)),)*
        ]
    };
}

/// The body that a call is made with, and what it is where its type has no table.
macro_rules! request {
    ($id:literal, $call:expr $(, $kind:expr)?) => {
        Row::new($id, Body::Request, Codec::request($call)$(.with($kind))?)
    };
}

/// Every documented body.
#[must_use]
#[rustfmt::skip]
pub fn table() -> Vec<Row> {
    let mut table = requests();
    table.extend(rows!("listOrders", orders::ListOrders, 200; ListOrdersError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 406 NotAcceptable, 413 ContentTooLarge));
    table.extend(rows!("createOrder", orders::CreateOrder, 201; CreateOrderError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 406 NotAcceptable, 409 Conflict, 415 UnsupportedMediaType));
    table.extend(rows!("deleteAllOrders", orders::DeleteAllOrders; DeleteAllOrdersError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 405 MethodNotAllowed, 406 NotAcceptable));
    table.extend(rows!("countOrders", orders::CountOrders, 200; CountOrdersError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 406 NotAcceptable));
    table.extend(rows!("getOrder", orders::GetOrder, 200; GetOrderError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable));
    table.extend(rows!("updateOrder", orders::UpdateOrder, 200; UpdateOrderError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 409 Conflict, 415 UnsupportedMediaType));
    table.extend(rows!("deleteOrder", orders::DeleteOrder; DeleteOrderError,
        401 Unauthorized, 403 Forbidden, 404 NotFound, 405 MethodNotAllowed, 406 NotAcceptable));
    table.extend(rows!("listOrderProducts", order_products::ListOrderProducts, 200; ListOrderProductsError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 413 ContentTooLarge));
    table.extend(rows!("getOrderProduct", order_products::GetOrderProduct, 200; GetOrderProductError,
        401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable));
    table.extend(rows!("getShippingQuote", shipping_quotes::GetShippingQuote, 200; GetShippingQuoteError,
        401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable));
    table.extend(rows!("listOrderShippingAddresses", shipping_addresses::ListOrderShippingAddresses, 200; ListOrderShippingAddressesError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 413 ContentTooLarge));
    table.extend(rows!("getOrderShippingAddress", shipping_addresses::GetOrderShippingAddress, 200; GetOrderShippingAddressError,
        401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable));
    table.extend(rows!("updateOrderShippingAddress", shipping_addresses::UpdateOrderShippingAddress, 200; UpdateOrderShippingAddressError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 415 UnsupportedMediaType));
    table.extend(rows!("listOrderShipments", shipments::ListOrderShipments, 200; ListOrderShipmentsError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 413 ContentTooLarge));
    table.extend(rows!("createOrderShipment", shipments::CreateOrderShipment, 201; CreateOrderShipmentError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 415 UnsupportedMediaType));
    table.extend(rows!("deleteAllOrderShipments", shipments::DeleteAllOrderShipments; DeleteAllOrderShipmentsError,
        401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable));
    table.extend(rows!("countOrderShipments", shipments::CountOrderShipments, 200; CountOrderShipmentsError,
        401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable));
    table.extend(rows!("getOrderShipment", shipments::GetOrderShipment, 200; GetOrderShipmentError,
        401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable));
    table.extend(rows!("updateOrderShipment", shipments::UpdateOrderShipment, 200; UpdateOrderShipmentError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 415 UnsupportedMediaType));
    table.extend(rows!("deleteOrderShipment", shipments::DeleteOrderShipment; DeleteOrderShipmentError,
        401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable));
    table.extend(rows!("listOrderCoupons", coupons::ListOrderCoupons, 200; ListOrderCouponsError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 413 ContentTooLarge));
    table.extend(rows!("listOrderTaxes", taxes::ListOrderTaxes, 200; ListOrderTaxesError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 413 ContentTooLarge));
    table.extend(rows!("listOrderMessages", messages::ListOrderMessages, 200; ListOrderMessagesError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 413 ContentTooLarge));
    table.extend(rows!("getOrderConsignments", consignments::GetOrderConsignments, 200; GetOrderConsignmentsError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable));
    table.extend(rows!("listConsignmentShippingQuotes", consignments::ListConsignmentShippingQuotes, 200; ListConsignmentShippingQuotesError,
        401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable));
    table.extend(rows!("listOrderFees", fees::ListOrderFees, 200; ListOrderFeesError,
        401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable));
    table.extend(rows!("listOrderStatuses", order_statuses::ListOrderStatuses, 200; ListOrderStatusesError,
        401 Unauthorized, 403 Forbidden, 406 NotAcceptable));
    table.extend(rows!("getOrderStatus", order_statuses::GetOrderStatus, 200; GetOrderStatusError,
        401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable));
    table.extend(rows!("listOrderTransactions", transactions::ListOrderTransactions, 200; ListOrderTransactionsError,
        401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 503 ServiceUnavailable));
    table.extend(rows!("createRefundQuote", refunds::CreateRefundQuote, 201; CreateRefundQuoteError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 415 UnsupportedMediaType, 422 UnprocessableContent));
    table.extend(rows!("listOrderRefunds", refunds::ListOrderRefunds, 200; ListOrderRefundsError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable));
    table.extend(rows!("createRefund", refunds::CreateRefund, 201; CreateRefundError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 415 UnsupportedMediaType, 422 UnprocessableContent, 503 ServiceUnavailable));
    table.extend(rows!("getRefund", refunds::GetRefund, 200; GetRefundError,
        401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable));
    table.extend(rows!("listRefunds", refunds::ListRefunds, 200; ListRefundsError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 406 NotAcceptable, 413 ContentTooLarge));
    table.extend(rows!("captureOrderPayment", payment_actions::CaptureOrderPayment, 201; CaptureOrderPaymentError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 422 UnprocessableContent, 502 BadGateway, 503 ServiceUnavailable, 504 GatewayTimeout));
    table.extend(rows!("voidOrderPayment", payment_actions::VoidOrderPayment, 201; VoidOrderPaymentError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 422 UnprocessableContent, 502 BadGateway, 503 ServiceUnavailable, 504 GatewayTimeout));
    table.extend(rows!("listCustomers", customers::ListCustomers, 200; ListCustomersError,
        401 Unauthorized, 403 Forbidden, 406 NotAcceptable, 413 ContentTooLarge, 422 UnprocessableContent));
    table.extend(rows!("listProductVariants", catalog::ListProductVariants, 200; ListProductVariantsError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 413 ContentTooLarge));
    table.extend(rows!("getProductVariant", catalog::GetProductVariant, 200; GetProductVariantError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable));
    table.extend(rows!("listOrderMetafields", metafields::ListOrderMetafields, 200; ListOrderMetafieldsError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 413 ContentTooLarge));
    table.extend(rows!("createOrderMetafield", metafields::CreateOrderMetafield, 200; CreateOrderMetafieldError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 409 Conflict, 415 UnsupportedMediaType, 422 UnprocessableContent));
    table.extend(rows!("getOrderMetafield", metafields::GetOrderMetafield, 200; GetOrderMetafieldError,
        401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable));
    table.extend(rows!("updateOrderMetafield", metafields::UpdateOrderMetafield, 200; UpdateOrderMetafieldError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 415 UnsupportedMediaType));
    table.extend(rows!("deleteOrderMetafield", metafields::DeleteOrderMetafield; DeleteOrderMetafieldError,
        401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable));
    table.extend(rows!("listMetafields", metafields::ListMetafields, 200; ListMetafieldsError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 406 NotAcceptable, 413 ContentTooLarge));
    table.extend(rows!("createMetafields", metafields::CreateMetafields, 200; CreateMetafieldsError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 406 NotAcceptable, 415 UnsupportedMediaType, 422 UnprocessableContent));
    table.extend(rows!("updateMetafields", metafields::UpdateMetafields, 200; UpdateMetafieldsError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 406 NotAcceptable, 415 UnsupportedMediaType, 422 UnprocessableContent));
    table.extend(rows!("deleteMetafields", metafields::DeleteMetafields, 200; DeleteMetafieldsError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 406 NotAcceptable, 415 UnsupportedMediaType, 422 UnprocessableContent));
    table.extend(rows!("getOrderSettings", order_settings::GetOrderSettings, 200; GetOrderSettingsError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 406 NotAcceptable));
    table.extend(rows!("updateOrderSettings", order_settings::UpdateOrderSettings, 200; UpdateOrderSettingsError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 406 NotAcceptable, 415 UnsupportedMediaType, 422 UnprocessableContent));
    table.extend(rows!("getChannelOrderSettings", order_settings::GetChannelOrderSettings, 200; GetChannelOrderSettingsError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable));
    table.extend(rows!("updateChannelOrderSettings", order_settings::UpdateChannelOrderSettings, 200; UpdateChannelOrderSettingsError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 415 UnsupportedMediaType, 422 UnprocessableContent));
    table
}

#[rustfmt::skip]
fn requests() -> Vec<Row> {
    vec![
        request!("createOrder", |client, body| drop(client.create_order(body))),
        request!("updateOrder", |client, body| drop(client.update_order(1, body))),
        request!("updateOrderShippingAddress", |client, body| drop(client.update_order_shipping_address(1, 1, body))),
        request!("createOrderShipment", |client, body| drop(client.create_order_shipment(1, body))),
        request!("updateOrderShipment", |client, body| drop(client.update_order_shipment(1, 1, body))),
        request!("createRefundQuote", |client, body| drop(client.create_refund_quote(1, body))),
        request!("createRefund", |client, body| drop(client.create_refund(1, body))),
        request!("createOrderMetafield", |client, body| drop(client.create_order_metafield(1, body))),
        request!("updateOrderMetafield", |client, body| drop(client.update_order_metafield(1, 1, body))),
        request!("createMetafields", |client, body| drop(client.create_metafields(body))),
        request!("updateMetafields", |client, body| drop(client.update_metafields(body))),
        request!("deleteMetafields", |client, body| drop(client.delete_metafields(body)), &Kind::List(&Kind::Integer)),
        request!("updateOrderSettings", |client, body| drop(client.update_order_settings(body))),
        request!("updateChannelOrderSettings", |client, body| drop(client.update_channel_order_settings(1, body))),
    ]
}
