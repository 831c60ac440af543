// Unpacks what the delivered script carries, with the wasm module of the crate `unpack`. The browsers' own
// DecompressionStream knows only deflate, which packs the program a fifth larger.

/**
 * Each call has an instance of its own, whose memory goes with it.
 * @param {string} unpacker the wasm module, in base64
 * @param {"content"|"program"} kind a program is a wasm module in streams, which are put together too
 * @param {string} packed what was packed as LZMA, in base64
 * @returns {Promise<Uint8Array>}
 */
async function unpack(unpacker, kind, packed) {
  const code = Uint8Array.from(atob(unpacker), (letter) => letter.charCodeAt(0));
  const { exports } = await WebAssembly.instantiate(await WebAssembly.compile(code));
  // Its functions have places in a table and no names, see `unpack/src/lib.rs`.
  const call = (at, letters) => exports.__indirect_function_table.get(at)(letters);
  const place = new Uint8Array(exports.memory.buffer, call(1));
  new TextEncoder().encodeInto(packed, place);
  return place.subarray(0, call(kind === "program" ? 3 : 2, packed.length));
}
