// What the delivered script carries is, byte for byte, what was built.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './browser.mjs';

const read = (path) => readFile(join(root, path), 'utf8');

test('the program in the script is the one that was built', async () => {
  const [script, unlzma, unpack] = await Promise.all(['dist/mimamori.js', 'www/unlzma.js', 'www/unpack.js'].map(read));
  const packed = /const wasm = "([^"]+)"/.exec(script)[1];
  const program = new Function('packed', `${unlzma}\n${unpack}\nreturn joined(unpacked(packed));`)(packed);
  const built = await readFile(join(root, 'dist/esm/mimamori_bg.wasm'));
  assert.equal(Buffer.compare(Buffer.from(program), built), 0);
});
