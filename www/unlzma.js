// Unpacks what the delivered script carries. The browsers' own DecompressionStream knows only deflate, which packs the
// program a fifth larger. After the LZMA specification by Igor Pavlov (public domain).

/**
 * @param {Uint8Array} packed an .lzma file whose head tells the size, and whose settings are those of `cargo xtask dist`:
 *   two bits of context for literals, none of position
 * @returns {Uint8Array}
 */
function unlzma(packed) {
  // The head begins with the settings and the size of the dictionary, which is the output itself here.
  const size = new DataView(packed.buffer, packed.byteOffset).getUint32(5, true);
  const out = new Uint8Array(size);

  // The odds of every bit, those of a number side by side; a tree of so many bits takes twice to the power of that.
  const odds = new Uint16Array(8192).fill(1024);
  let room = 0;
  const place = (count) => (room += count) - count;
  const literals = place(0x300 << 2);
  const isMatch = place(16);
  const isShort = place(16);
  const isRepeated = [place(16), place(16), place(16), place(16)];
  const slots = place(256);
  const nearDistances = place(128);
  const lowBits = place(16);
  const lengths = () => [place(2), place(2), place(8), place(8), place(256)];
  const newLengths = lengths();
  const repeatedLengths = lengths();

  // The range decoder: the bits of a number between 0 and 1, of which the code is what is left. The first byte is empty.
  // Both stand in an array, since numbers of 32 bits would else be made anew as objects with each change.
  let at = 18;
  const interval = new Uint32Array([0xffffffff, new DataView(packed.buffer, packed.byteOffset).getUint32(14)]);
  /**
   * A number of so many bits, each with the odds of those before it. While it is the same as an expected one, which
   * `differs` at 0x100 says, its odds are apart. Range and code are kept at hand: this is where the time goes.
   */
  const tree = (from, bits, differs = 0, expected = 0) => {
    let r = interval[0];
    let c = interval[1];
    let node = 1;
    const stop = 1 << bits;
    while (node < stop) {
      expected <<= 1;
      const ahead = expected & differs;
      const index = from + differs + ahead + node;
      const odd = odds[index];
      const bound = (r >>> 11) * odd;
      if (c < bound) {
        r = bound;
        odds[index] = odd + ((2048 - odd) >> 5);
        node <<= 1;
        differs &= ~ahead;
      } else {
        r -= bound;
        c -= bound;
        odds[index] = odd - (odd >> 5);
        node = (node << 1) | 1;
        differs &= ahead;
      }
      if (r < 0x1000000) {
        r = (r << 8) >>> 0;
        c = ((c << 8) | packed[at++]) >>> 0;
      }
    }
    interval[0] = r;
    interval[1] = c;
    return node - stop;
  };
  const bit = (index) => tree(index - 1, 1);
  const evenBits = (count) => {
    let [r, c] = interval;
    let value = 0;
    while (count-- > 0) {
      r >>>= 1;
      const one = c >= r;
      if (one) c -= r;
      value = value * 2 + (one ? 1 : 0);
      if (r < 0x1000000) {
        r = (r << 8) >>> 0;
        c = ((c << 8) | packed[at++]) >>> 0;
      }
    }
    interval.set([r, c]);
    return value;
  };
  const reversedTree = (from, bits) => {
    let [node, value] = [1, 0];
    for (let i = 0; i < bits; i++) {
      const one = bit(from + node);
      node = (node << 1) | one;
      value |= one << i;
    }
    return value;
  };
  const length = ([first, second, short, middle, long]) => {
    if (!bit(first)) return 2 + tree(short, 3);
    if (!bit(second)) return 10 + tree(middle, 3);
    return 18 + tree(long, 8);
  };

  /** What came before: below 7, the last thing was a literal. */
  let state = 0;
  /** How far back the last copies lay, the latest first. */
  const distances = new Uint32Array(4);
  let end = 0;
  const newDistance = (count) => {
    const slot = tree(slots + (Math.min(count - 2, 3) << 6), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) * 2 ** bits;
    if (slot < 14) return base + reversedTree(nearDistances + base - slot, bits);
    return base + evenBits(bits - 4) * 16 + reversedTree(lowBits, 4);
  };
  const latest = (from, distance) => {
    distances.copyWithin(1, 0, from);
    distances[0] = distance;
  };
  const copy = (count) => {
    const back = distances[0] + 1;
    for (const stop = Math.min(end + count, size); end < stop; end++) out[end] = out[end - back];
  };

  while (end < size) {
    if (!bit(isMatch + state)) {
      const from = literals + 0x300 * (end ? out[end - 1] >> 6 : 0);
      out[end] = state < 7 ? tree(from, 8) : tree(from, 8, 0x100, out[end - distances[0] - 1]);
      end++;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
    } else if (!bit(isRepeated[0] + state)) {
      const count = length(newLengths);
      latest(3, newDistance(count));
      state = state < 7 ? 7 : 10;
      copy(count);
    } else {
      let which = 0;
      while (which < 3 && bit(isRepeated[which + 1] + state)) which++;
      if (which === 0 && !bit(isShort + state)) {
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
