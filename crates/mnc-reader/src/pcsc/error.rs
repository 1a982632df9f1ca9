//! What the codes of the smart card service mean for the caller.

use ::pcsc::Error as Code;
use mnc_core::card::transport::{TransportError, TransportErrorKind};

/// The typed error for a code of the service, with the code kept.
pub(super) fn typed(code: Code) -> TransportError {
    TransportError::new(kind(code)).with_reader_code(code as u32)
}

fn kind(code: Code) -> TransportErrorKind {
    match code {
        Code::NoService
        | Code::ServiceStopped
        | Code::Shutdown
        | Code::SystemCancelled
        | Code::InvalidHandle => TransportErrorKind::ServiceDown,
        Code::UnknownReader | Code::ReaderUnavailable | Code::NoReadersAvailable => {
            TransportErrorKind::NoReader
        }
        Code::NoSmartcard => TransportErrorKind::NoCard,
        Code::RemovedCard => TransportErrorKind::Removed,
        Code::ResetCard | Code::UnpoweredCard => TransportErrorKind::Reset,
        Code::SharingViolation | Code::ServerTooBusy => TransportErrorKind::Busy,
        Code::Cancelled | Code::CancelledByUser => TransportErrorKind::Cancelled,
        _ => TransportErrorKind::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_of_the_service_is_kept() {
        let error = typed(Code::SharingViolation);
        assert_eq!(error.kind, TransportErrorKind::Busy);
        assert_eq!(error.reader_code, Some(0x8010_000B));
    }

    #[test]
    fn each_situation_at_the_counter_has_its_kind() {
        let table = [
            (Code::NoService, TransportErrorKind::ServiceDown),
            (Code::NoReadersAvailable, TransportErrorKind::NoReader),
            (Code::NoSmartcard, TransportErrorKind::NoCard),
            (Code::RemovedCard, TransportErrorKind::Removed),
            (Code::ResetCard, TransportErrorKind::Reset),
            (Code::Cancelled, TransportErrorKind::Cancelled),
            (Code::NotTransacted, TransportErrorKind::Failed),
        ];
        for (code, kind) in table {
            assert_eq!(typed(code).kind, kind, "{code:?}");
        }
    }
}
