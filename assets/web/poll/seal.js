// A vote, sealed to the session's key so that only the kiosk can read it: kiosk/wire/lines.h says the same from the other end.
const KEY = 32, MESSAGE = 32, VERSION = 1;

export function to64(bytes) {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

// The bytes of a key in base64url; null for anything else.
export function keyOf(text) {
  if (!/^[A-Za-z0-9_-]{43}$/.test(text || "")) return null;
  const raw = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return raw.length === KEY ? Uint8Array.from(raw, (c) => c.charCodeAt(0)) : null;
}

// The phone's public key for this vote alone, a nonce, and the box: 104 bytes as base64url. vote: 0 not sure, else as on the buttons, from 1.
export function sealed(key, question, vote) {
  const nacl = globalThis.nacl;
  const message = new Uint8Array(MESSAGE);
  const view = new DataView(message.buffer);
  view.setUint8(0, VERSION);
  view.setUint32(1, question, true);
  view.setUint8(5, vote);
  const mine = nacl.box.keyPair();
  const nonce = nacl.randomBytes(nacl.box.nonceLength);
  const box = nacl.box(message, nonce, keyOf(key), mine.secretKey);
  mine.secretKey.fill(0);
  message.fill(0);
  const all = new Uint8Array(mine.publicKey.length + nonce.length + box.length);
  all.set(mine.publicKey);
  all.set(nonce, mine.publicKey.length);
  all.set(box, mine.publicKey.length + nonce.length);
  return to64(all);
}
