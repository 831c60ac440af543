// What the delivered script carries is, byte for byte, what was built.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './browser.mjs';

const read = (path) => readFile(join(root, path), 'utf8');

test('the program in the script is the one that was built', async () => {
  const [script, source] = await Promise.all(['dist/mimamori.js', 'www/unpack.js'].map(read));
  const unpack = new Function(`${source}\nreturn unpack;`)();
  const [unpacker, packed] = ['unpacker', 'wasm'].map((name) => new RegExp(`const ${name} = "([^"]+)"`).exec(script)[1]);
  const program = await unpack(unpacker, packed);
  const built = await readFile(join(root, 'dist/esm/mimamori_bg.wasm'));
  assert.equal(Buffer.compare(Buffer.from(program), built), 0);
});
