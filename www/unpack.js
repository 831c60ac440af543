// Unpacks what the delivered script carries, with the wasm module of the crate `unpack`. The browsers' own
// DecompressionStream knows only deflate, which packs the program a half larger.

/**
 * Each call has an instance of its own, whose memory goes with it.
 * @param {string} unpacker the wasm module, in base64
 * @param {string} packed what `cargo xtask dist` packed, in base64
 * @returns {Promise<Uint8Array>}
 */
async function unpack(unpacker, packed) {
  const code = bytesOf(unpacker);
  const { exports } = await WebAssembly.instantiate(await WebAssembly.compile(code));
  // Its functions have places in a table and no names, see `unpack/src/lib.rs`.
  const call = (at, letters) => exports.__indirect_function_table.get(at)(letters);
  const place = new Uint8Array(exports.memory.buffer, call(1));
  new TextEncoder().encodeInto(packed, place);
  return place.subarray(0, call(2, packed.length));
}

/** What was written in base64. */
const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/**
 * The packs as JSON texts, put together from their shapes, in JSON, and from their texts by language, which `textsOf` unpacks.
 * Each text left an empty place behind, which a pack never has.
 */
const packsOf = (shapes, languages, textsOf) => {
  const [ja, en] = languages.map((texts) => textsOf(bytesOf(texts)).split("\u0001"));
  let at = 0;
  const text = () => (en[at] ? { ja: ja[at], en: en[at++] } : { ja: ja[at++] });
  return JSON.parse(shapes).map((pack) => JSON.stringify(JSON.parse(pack, (_, value) => value ?? text())));
};
