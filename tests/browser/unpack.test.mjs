// What the delivered script carries is, byte for byte, what was built.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './browser.mjs';

const read = (path) => readFile(join(root, path), 'utf8');

const taken = (script, name) => new RegExp(`const ${name} = (.+?);\n`).exec(script)[1];

/** What a script carries, and what unpacks it: the script of practice leaves that to the one of the sheet. */
const unpacking = async (name) => {
  const [script, sheet, source] = await Promise.all([`dist/${name}.js`, 'dist/mimamori.js', 'www/unpack.js'].map(read));
  const parts = ['wasm', 'shapes', 'languages', 'hashes'].map((name) => JSON.parse(taken(script, name)));
  const calls = new Function('unpacker', `${source}\nreturn { unpack, packsOf };`);
  return { ...calls(JSON.parse(taken(sheet, 'unpacker'))), parts };
};

for (const [name, folder] of [['mimamori', 'packs'], ['mimamori-training', 'packs/training']]) {
  test(`the program in ${name}.js is the one that was built`, async () => {
    const { unpack, parts } = await unpacking(name);
    const [program] = await unpack(parts[0]);
    const built = await readFile(join(root, `dist/esm/${name}_bg.wasm`));
    assert.equal(Buffer.compare(Buffer.from(program), built), 0);
  });

  test(`the packs in ${name}.js are the ones that are delivered beside it`, async () => {
    const { unpack, packsOf, parts: [, shapes, languages, hashes] } = await unpacking(name);
    const [whole, japanese] = [packsOf(await unpack(shapes, ...languages), hashes), packsOf(await unpack(shapes, languages[0]), hashes)];
    const packs = whole.map(([text]) => JSON.parse(text));
    const withoutEnglish = (name, value) => (value?.ja ? { ja: value.ja } : value);
    assert.deepEqual(japanese, whole.map(([text, hash]) => [JSON.stringify(JSON.parse(text), withoutEnglish), hash]));
    const names = (await readdir(join(root, 'dist', folder))).filter((name) => name.endsWith('.json'));
    const files = await Promise.all(names.map(async (name) => JSON.parse(await read(`dist/${folder}/${name}`))));
    const byId = (a, b) => (a.id < b.id ? -1 : 1);
    assert.deepEqual(packs.sort(byId), files.sort(byId));
  });
}
