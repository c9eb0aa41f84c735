//! `decode_response`: every operation's way to read an answer, by the operation's id.

/// Makes `decode_response`. A row is a module with the calls of its operations.
macro_rules! readers {
    ($($(#[$condition:meta])? $module:ident { $($call:ident,)* })*) => {
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
                $($(#[$condition])?
                match operation_id {
                    $(<$crate::$module::$call<'_> as $crate::runtime::Operation>::ID => {
                        return answer.read_by::<$crate::$module::$call<'_>>();
                    })*
                    _ => {}
                })*
                answer.of_no_operation()
            }
            let body = body.into();
            let answer = $crate::runtime::RawResponse::received(status, content_type, body);
            read(operation_id, answer)
        }
    };
}

pub(crate) use readers;
