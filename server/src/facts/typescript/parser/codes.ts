// The code units of the text that is being read, as numbers in one array: that is looked at faster than a string.

let room = new Uint16Array(1 << 16);
let bytes = Buffer.from(room.buffer);
let told = '';

/** Good until it is asked for another text. Behind the last there are zeros enough to look ahead. */
export function codesOf(text: string): Uint16Array {
  if (text === told) return room;
  const { length } = text;
  if (length + lookAhead > room.length) {
    room = new Uint16Array(length * 2);
    bytes = Buffer.from(room.buffer);
  }
  bytes.write(text, 0, length * 2, 'utf16le');
  for (let at = length; at < length + lookAhead; at++) room[at] = 0;
  told = text;
  return room;
}

const lookAhead = 4;
