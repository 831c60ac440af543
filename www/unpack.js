/** Puts together what `xtask/src/streams.rs` took apart: a wasm module whose instructions come in streams. */
const joined = (bytes) => {
  const numbers = new Uint32Array(bytes.slice(0, 76).buffer);
  const [length, before, functions] = numbers.slice(16);
  let start = 76;
  const at = Uint32Array.from(numbers.slice(0, 16), (size) => (start += size) - size);
  const [tables] = at;
  const module = new Uint8Array(length + 5);
  let end = 0;
  const take = (stream, count) => {
    module.set(bytes.subarray(at[stream], (at[stream] += count)), end);
    end += count;
  };
  const number = (stream) => {
    let byte, value = 0, shift = 0;
    do {
      module[end++] = byte = bytes[at[stream]++];
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    return value;
  };
  const severalNumbers = (stream, count) => {
    while (count-- > 0) number(stream);
  };
  at[0] += 512;
  take(0, before);
  for (let left = functions; left > 0; left--) {
    // The length of a function is known once its end is: it is put before it then.
    const first = (end += 5);
    severalNumbers(2, 2 * number(2));
    for (let depth = 1; depth > 0; ) {
      const code = (module[end++] = bytes[at[1]++]);
      const streams = bytes[tables + code];
      if (code > 1 && code < 5) depth++;
      else if (code === 11) depth--;
      if (code === 14 || code === 28) severalNumbers(5, number(5) + (code === 14));
      else if (code === 67 || code === 68) take(4, code === 67 ? 4 : 8);
      else if (code === 252) {
        const kind = number(5);
        severalNumbers(5, kind < 8 ? 0 : kind < 15 && kind % 2 === 0 ? 2 : 1);
      } else if (streams) {
        if (streams >> 4 === 3) module[end++] = bytes[at[3]++] ^ bytes[tables + 256 + code];
        else number(streams >> 4);
        if (streams & 15) number(streams & 15);
      }
    }
    let size = end - first;
    let put = first - 5;
    for (; size > 127; size >>= 7) module[put++] = (size & 127) | 128;
    module[put++] = size;
    module.copyWithin(put, first, end);
    end += put - first;
  }
  take(0, length - end);
  return module.subarray(0, length);
};

/** What was written in base64. */
const bytesOf = (text) => {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
};

/** What was packed as LZMA and written in base64. */
const unpacked = (text) => unlzma(bytesOf(text));

/**
 * The packs as JSON texts, put together from their shape and from their texts by language, which the program unpacks. Each
 * text left an empty place behind, which a pack never has.
 */
const packsOf = ([shapes, ...languages], unpackedTexts) => {
  const [ja, en] = languages.map((texts) => unpackedTexts(bytesOf(texts)).split("\u0001"));
  let at = 0;
  const text = () => (en[at] ? { ja: ja[at], en: en[at++] } : { ja: ja[at++] });
  return JSON.parse(new TextDecoder().decode(unpacked(shapes))).map((pack) =>
    JSON.stringify(JSON.parse(pack, (_, value) => value ?? text())),
  );
};
