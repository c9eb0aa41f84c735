//! `decode_response`: every operation's way to read an answer, by the operation's id.

/// Makes `decode_response`. A row is an operation's id and the function that reads its answers.
macro_rules! readers {
    ($($(#[$condition:meta])? $id:literal = $module:ident::$read:ident,)*) => {
        /// Reads an answer as the operation's own call does, and sends nothing: for answers that
        /// were recorded, or came by a way of your own. A documented error that can be read
        /// is as good as success.
        ///
        /// # Errors
        /// When the status is undocumented, the body cannot be read, or there is no such
        /// operation. The error has all of the answer.
        pub fn decode_response(
            operation_id: &str,
            status: reqwest::StatusCode,
            content_type: Option<&str>,
            body: impl Into<bytes::Bytes>,
        ) -> Result<(), $crate::runtime::Error> {
            // Who calls it with another type of body has no other copy of all that is below.
            fn read(
                operation_id: &str,
                answer: $crate::runtime::RawResponse,
            ) -> Result<(), $crate::runtime::Error> {
                match operation_id {
                    $($(#[$condition])? $id => answer.read_by($id, $crate::$module::$read),)*
                    _ => answer.of_no_operation(),
                }
            }
            let body = body.into();
            let answer = $crate::runtime::RawResponse::received(status, content_type, body);
            read(operation_id, answer)
        }
    };
}

pub(crate) use readers;
