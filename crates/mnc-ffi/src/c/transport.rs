//! Cards behind callbacks: what the host fills in, and how it is called.

use crate::facade::transport::{Channel, extended_length};
use mnc_abi::{Caller, Result, Trouble};
use std::ffi::c_void;
use zeroize::{Zeroize, Zeroizing};

/// Gives the host its `userdata` back, once. May be NULL. Called on the thread that ended the use.
#[expect(non_camel_case_types, reason = "the name in C")]
pub type mnc_destroy_fn = Option<unsafe extern "C" fn(userdata: *mut c_void)>;

/// Sends one command APDU to the card and puts the response, status word last, into `response`,
/// whose room is `*response_len` before and whose length it is after. Blocks, on the thread that
/// made the call. The command may hold a PIN: neither log nor keep it. Returns 0, or
/// `MNC_CARD_REMOVED`, `MNC_CANCELLED`, or another status for any other failure. It must not call
/// back with the card or the visit that is calling it (`MNC_REENTRANT`), nor wait for another thread
/// that does, nor let an exception out.
#[expect(non_camel_case_types, reason = "the name in C")]
pub type mnc_transmit_fn = Option<
    unsafe extern "C" fn(
        userdata: *mut c_void,
        command: *const u8,
        command_len: usize,
        response: *mut u8,
        response_len: *mut usize,
    ) -> i32,
>;

/// A card on a reader or radio of the host.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct mnc_transport {
    /// `sizeof(mnc_transport)`.
    pub struct_size: u32,
    /// 1 if extended-length commands pass, 0 if not, -1 to try it once.
    pub extended_length: i32,
    /// The longest command in bytes, 0 for no limit.
    pub max_command: usize,
    /// Handed to the callbacks as it is.
    pub userdata: *mut c_void,
    /// How bytes reach the card.
    pub transmit: mnc_transmit_fn,
    /// Called once when the library is done with `userdata`. May be NULL.
    pub destroy: mnc_destroy_fn,
}

/// The longest response: 65536 bytes of data and the status word.
const RESPONSE: usize = 65_538;

/// Something of the host's, given back when dropped.
pub(super) struct Userdata {
    pointer: *mut c_void,
    destroy: mnc_destroy_fn,
}

// SAFETY: the header asks the host for userdata that may be used on any thread.
unsafe impl Send for Userdata {}
// SAFETY: as above; the library itself never looks behind the pointer.
unsafe impl Sync for Userdata {}

impl Userdata {
    pub(super) fn new(pointer: *mut c_void, destroy: mnc_destroy_fn) -> Self {
        Self { pointer, destroy }
    }

    pub(super) fn pointer(&self) -> *mut c_void {
        self.pointer
    }
}

impl Drop for Userdata {
    fn drop(&mut self) {
        if let Some(destroy) = self.destroy {
            // SAFETY: the host gave the function for this pointer; this is the only call.
            unsafe { destroy(self.pointer) };
        }
    }
}

/// The callbacks of a host as a channel.
pub(super) struct Callbacks {
    transmit: unsafe extern "C" fn(*mut c_void, *const u8, usize, *mut u8, *mut usize) -> i32,
    userdata: Userdata,
    max_command: usize,
    extended_length: Option<bool>,
    /// Where responses are written. Made once: to clear 64 KiB costs a hundred times a short exchange.
    room: Zeroizing<Vec<u8>>,
}

impl Callbacks {
    pub(super) fn of(caller: Caller, transport: *const mnc_transport) -> Result<Self> {
        let transport = caller.sized(transport)?;
        Ok(Self {
            transmit: transport.transmit.ok_or(Trouble::NullPointer)?,
            extended_length: extended_length(transport.extended_length)?,
            max_command: transport.max_command,
            userdata: Userdata::new(transport.userdata, transport.destroy),
            room: Zeroizing::new(vec![0; RESPONSE]),
        })
    }
}

impl Channel for Callbacks {
    fn exchange(&mut self, command: &[u8]) -> Result<Vec<u8>, i32> {
        let mut len = self.room.len();
        let (userdata, place) = (self.userdata.pointer(), self.room.as_mut_ptr());
        // SAFETY: the host said that the function takes such arguments; command, response and length
        // outlive the call, and `len` is the room behind `place`.
        let status = unsafe {
            (self.transmit)(
                userdata,
                command.as_ptr(),
                command.len(),
                place,
                &raw mut len,
            )
        };
        // A host that claims more than there is room for has failed.
        let Some(written) = self.room.get_mut(..len).filter(|_| status == 0) else {
            self.room.fill(0);
            return Err(status);
        };
        let response = written.to_vec();
        written.zeroize();
        Ok(response)
    }

    fn max_command(&self) -> Option<usize> {
        (self.max_command > 0).then_some(self.max_command)
    }

    fn extended_length(&self) -> Option<bool> {
        self.extended_length
    }
}
