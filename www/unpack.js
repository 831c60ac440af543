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

/** Compiled once for the page, and at once, where the browser allows that: to wait takes longer for so small a module. */
let unpackerModule;
async function unpackerInstance() {
  try {
    unpackerModule ??= new WebAssembly.Module(unpackerCode());
    return new WebAssembly.Instance(unpackerModule);
  } catch {
    return (await WebAssembly.instantiate(unpackerCode())).instance;
  }
}

/** What was written in two digits for each byte. */
function unpackerCode() {
  const code = new Uint8Array(unpacker.length / 2);
  for (let at = 0; at < code.length; at += 1) code[at] = parseInt(unpacker.slice(2 * at, 2 * at + 2), 16);
  return code;
}

/**
 * The packs as JSON texts, put together from their shapes and from their texts in Japanese and, if they are there, in English.
 * All of them are in JSON. One ends with the letter 1; in a shape, the letter 2 stands for a text. With each comes its hash:
 * without English, a pack is still the same.
 */
const packsOf = (unpacked, hashes) => {
  const [shapes, ja, en = []] = unpacked.map((bytes) => new TextDecoder().decode(bytes).split("\u0001"));
  let at = -1;
  const text = () => {
    at += 1;
    return en[at] ? `{"ja":"${ja[at]}","en":"${en[at]}"}` : `{"ja":"${ja[at]}"}`;
  };
  return shapes.map((shape, pack) => [shape.replaceAll("\u0002", text), hashes[pack]]);
};
