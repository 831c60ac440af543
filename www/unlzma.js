// Unpacks what the delivered script carries. The browsers' own DecompressionStream knows only deflate, which packs the
// program a fifth larger. After the LZMA specification by Igor Pavlov (public domain).

/**
 * @param {Uint8Array} packed an .lzma file whose head tells the size, and whose settings are those of `cargo xtask dist`:
 *   three bits of context for literals, none of position
 * @returns {Uint8Array}
 */
function unlzma(packed) {
  // The head begins with the settings and the size of the dictionary, which is the output itself here.
  const size = new DataView(packed.buffer, packed.byteOffset).getUint32(5, true);
  const out = new Uint8Array(size);

  // The range decoder: the bits of a number between 0 and 1, of which `code` is what is left. The first byte is empty.
  let at = 14;
  let range = 0xffffffff;
  let code = 0;
  for (let i = 0; i < 4; i++) code = ((code << 8) | packed[at++]) >>> 0;
  const refill = () => {
    if (range >= 0x1000000) return;
    range = (range << 8) >>> 0;
    code = ((code << 8) | packed[at++]) >>> 0;
  };
  const even = (count) => new Uint16Array(count).fill(1024);
  const bit = (odds, index) => {
    const odd = odds[index];
    const bound = (range >>> 11) * odd;
    const one = code >= bound;
    if (one) {
      range -= bound;
      code -= bound;
      odds[index] = odd - (odd >> 5);
    } else {
      range = bound;
      odds[index] = odd + ((2048 - odd) >> 5);
    }
    refill();
    return one ? 1 : 0;
  };
  const evenBits = (count) => {
    let value = 0;
    while (count-- > 0) {
      range >>>= 1;
      const one = code >= range;
      if (one) code -= range;
      value = value * 2 + (one ? 1 : 0);
      refill();
    }
    return value;
  };
  const tree = (odds, from, bits) => {
    let node = 1;
    for (let i = 0; i < bits; i++) node = (node << 1) | bit(odds, from + node);
    return node - (1 << bits);
  };
  const reversedTree = (odds, from, bits) => {
    let [node, value] = [1, 0];
    for (let i = 0; i < bits; i++) {
      const one = bit(odds, from + node);
      node = (node << 1) | one;
      value |= one << i;
    }
    return value;
  };
  const lengths = () => ({ which: even(2), short: even(8), middle: even(8), long: even(256) });
  const length = (odds) => {
    if (!bit(odds.which, 0)) return 2 + tree(odds.short, 0, 3);
    if (!bit(odds.which, 1)) return 10 + tree(odds.middle, 0, 3);
    return 18 + tree(odds.long, 0, 8);
  };

  const literals = even(0x300 << 3);
  const isMatch = even(12);
  const isShort = even(12);
  const isRepeated = [even(12), even(12), even(12), even(12)];
  const slots = even(256);
  const nearDistances = even(128);
  const lowBits = even(16);
  const newLengths = lengths();
  const repeatedLengths = lengths();
  /** What came before: below 7, the last thing was a literal. */
  let state = 0;
  /** How far back the last copies lay, the latest first. */
  const distances = new Uint32Array(4);
  let end = 0;
  const literal = () => {
    const before = end ? out[end - 1] : 0;
    const from = 0x300 * (before >> 5);
    let symbol = 1;
    if (state >= 7) {
      let matched = out[end - distances[0] - 1];
      let same = true;
      while (same && symbol < 0x100) {
        const expected = (matched >> 7) & 1;
        matched <<= 1;
        const one = bit(literals, from + ((1 + expected) << 8) + symbol);
        symbol = (symbol << 1) | one;
        same = one === expected;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | bit(literals, from + symbol);
    out[end++] = symbol;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  };
  const newDistance = (count) => {
    const slot = tree(slots, Math.min(count - 2, 3) << 6, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) * 2 ** bits;
    if (slot < 14) return base + reversedTree(nearDistances, base - slot, bits);
    return base + evenBits(bits - 4) * 16 + reversedTree(lowBits, 0, 4);
  };
  const latest = (from, distance) => {
    distances.copyWithin(1, 0, from);
    distances[0] = distance;
  };
  const copy = (count) => {
    for (const stop = Math.min(end + count, size); end < stop; end++) out[end] = out[end - distances[0] - 1];
  };

  while (end < size) {
    if (!bit(isMatch, state)) {
      literal();
    } else if (!bit(isRepeated[0], state)) {
      const count = length(newLengths);
      latest(3, newDistance(count));
      state = state < 7 ? 7 : 10;
      copy(count);
    } else {
      let which = 0;
      while (which < 3 && bit(isRepeated[which + 1], state)) which++;
      if (which === 0 && !bit(isShort, state)) {
        state = state < 7 ? 9 : 11;
        copy(1);
        continue;
      }
      latest(which, distances[which]);
      state = state < 7 ? 8 : 11;
      copy(length(repeatedLengths));
    }
  }
  return out;
}
