// Unpacks what the delivered script carries, with the wasm module of the crate `unpack`, which stands in the script as the
// constant `unpacker`. The browsers' own DecompressionStream knows only deflate, which packs the program two thirds larger.

/** What was asked for last. One call unpacks after the other, so that what waits for the first goes on before the next. */
let lastUnpacked = Promise.resolve();

/**
 * @param {...string} packed what `cargo xtask dist` packed, in base64
 * @returns {Promise<Uint8Array[]>}
 */
const unpack = (...packed) => {
  const next = () => unpacked(packed);
  return (lastUnpacked = lastUnpacked.then(next, next));
};

/** Each call has an instance of its own, whose memory goes with it. */
async function unpacked(packed) {
  const { exports } = await unpackerInstance();
  // Its functions have places in a table and no names, see `unpack/src/lib.rs`.
  const call = (at, letters) => exports.__indirect_function_table.get(at)(letters);
  const place = new Uint8Array(exports.memory.buffer, call(1));
  return packed.map((text) => {
    new TextEncoder().encodeInto(text, place);
    return place.slice(0, call(2, text.length));
  });
}

/** At once, where the browser allows that on a page: to wait takes longer than to compile so small a module. */
async function unpackerInstance() {
  const code = Uint8Array.from(unpacker.match(/../g), (digits) => parseInt(digits, 16));
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(code));
  } catch {
    return (await WebAssembly.instantiate(code)).instance;
  }
}

/**
 * The packs as JSON texts, put together from their shapes and from their texts in Japanese and, if they are there, in English.
 * All of them are in JSON. One ends with the letter 1; in a shape, the letter 2 stands for a text. With each comes its hash, which
 * stands in the script as the constant `hashes`: without English, a pack is still the same.
 */
const packsOf = (unpacked) => {
  const [shapes, ja, en = []] = unpacked.map((bytes) => new TextDecoder().decode(bytes).split("\u0001"));
  let at = -1;
  const text = () => {
    at += 1;
    return en[at] ? `{"ja":"${ja[at]}","en":"${en[at]}"}` : `{"ja":"${ja[at]}"}`;
  };
  return shapes.map((shape, pack) => [shape.replaceAll("\u0002", text), hashes[pack]]);
};
