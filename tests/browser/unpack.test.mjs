// What the delivered script carries is, byte for byte, what was built.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './browser.mjs';

const read = (path) => readFile(join(root, path), 'utf8');

const taken = (script, name) => new RegExp(`const ${name} = (.+?);\n`).exec(script)[1];

const unpacking = async () => {
  const [script, source] = await Promise.all(['dist/mimamori.js', 'www/unpack.js'].map(read));
  const parts = ['wasm', 'shapes', 'languages'].map((name) => JSON.parse(taken(script, name)));
  const calls = new Function('unpacker', 'hashes', `${source}\nreturn { unpack, packsOf };`);
  const [unpacker, hashes] = ['unpacker', 'hashes'].map((name) => JSON.parse(taken(script, name)));
  return { ...calls(unpacker, hashes), parts };
};

test('the program in the script is the one that was built', async () => {
  const { unpack, parts } = await unpacking();
  const [program] = await unpack(parts[0]);
  const built = await readFile(join(root, 'dist/esm/mimamori_bg.wasm'));
  assert.equal(Buffer.compare(Buffer.from(program), built), 0);
});

test('the packs in the script are the ones that are delivered beside it', async () => {
  const { unpack, packsOf, parts } = await unpacking();
  const [whole, japanese] = [packsOf(await unpack(parts[1], ...parts[2])), packsOf(await unpack(parts[1], parts[2][0]))];
  const packs = whole.map(([text]) => JSON.parse(text));
  const withoutEnglish = (name, value) => (value?.ja ? { ja: value.ja } : value);
  assert.deepEqual(japanese, whole.map(([text, hash]) => [JSON.stringify(JSON.parse(text), withoutEnglish), hash]));
  const names = (await readdir(join(root, 'dist/packs'))).filter((name) => name.endsWith('.json'));
  const files = await Promise.all(names.map(async (name) => JSON.parse(await read(`dist/packs/${name}`))));
  const byId = (a, b) => (a.id < b.id ? -1 : 1);
  assert.deepEqual(packs.sort(byId), files.sort(byId));
});
