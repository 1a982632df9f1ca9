//! Cards on a radio or reader that the host owns: bytes in, bytes out.

use mnc_abi::{Result, Trouble};
use mnc_core::ErrorKind;
use mnc_reader::host::{HostChannel, HostError, HostTransport};

/// What a host provides. `Err` carries a status: removed, cancelled, or anything else for "failed".
pub trait Channel: Send + 'static {
    /// Sends one command APDU and returns the response, status word last.
    ///
    /// # Errors
    /// The host's status.
    fn exchange(&mut self, command: &[u8]) -> Result<Vec<u8>, i32>;

    /// The longest command in bytes, if there is a limit.
    fn max_command(&self) -> Option<usize>;

    /// Whether extended length passes; `None` to be tried once.
    fn extended_length(&self) -> Option<bool>;
}

/// The status of a channel whose card was taken away.
pub fn removed() -> i32 {
    ErrorKind::CardRemoved.code().into()
}

/// The status of a channel that was cancelled.
pub fn cancelled() -> i32 {
    ErrorKind::Cancelled.code().into()
}

/// Extended length as C says it: 0 no, 1 yes, -1 to be tried.
///
/// # Errors
/// [`Trouble::UnknownCode`].
pub fn extended_length(code: i32) -> Result<Option<bool>> {
    match code {
        -1 => Ok(None),
        0 => Ok(Some(false)),
        1 => Ok(Some(true)),
        _ => Err(Trouble::UnknownCode.into()),
    }
}

/// The transport over a host's channel.
pub(super) fn over(channel: impl Channel) -> HostTransport<impl HostChannel> {
    HostTransport::new(Adapter(channel))
}

struct Adapter<C>(C);

impl<C: Channel> HostChannel for Adapter<C> {
    fn exchange(&mut self, command: &[u8]) -> Result<Vec<u8>, HostError> {
        self.0.exchange(command).map_err(host_error)
    }

    fn max_command(&self) -> Option<usize> {
        self.0.max_command()
    }

    fn extended_length(&self) -> Option<bool> {
        self.0.extended_length()
    }
}

fn host_error(status: i32) -> HostError {
    if status == removed() {
        HostError::Removed
    } else if status == cancelled() {
        HostError::Cancelled
    } else {
        HostError::Failed
    }
}
