// The JSON Schemas say the same as the program: what they accept it reads, what they refuse it refuses.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import { root } from './browser.mjs';

const json = async (path) => JSON.parse(await readFile(join(root, path), 'utf8'));
const ajv = new Ajv2020({ strict: false });
const schema = async (name) => ajv.compile(await json(`packs/schema/mimamori-${name}-1.schema.json`));

const mimamori = (args, input = '') => {
  const cargo = process.env.CARGO ?? 'cargo';
  const all = ['run', '--quiet', '--package', 'mimamori-core', '--bin', 'mimamori', '--', ...args];
  return execFileSync(cargo, all, { cwd: root, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
};

test('packs fit their schema', async () => {
  const fits = await schema('pack');
  for (const path of ['packs/jp-protection-sheet.json', 'tests/packs/kitchen-sink.json']) {
    assert.ok(fits(await json(path)), `${path}: ${ajv.errorsText(fits.errors)}`);
  }
});

test('training packs fit their schema', async () => {
  const fits = await schema('training');
  for (const name of await readdir(join(root, 'packs/training'))) {
    assert.ok(fits(await json(`packs/training/${name}`)), `${name}: ${ajv.errorsText(fits.errors)}`);
  }
});

test('records and results fit their schemas', async () => {
  const [record, result] = [await schema('record'), await schema('result')];
  const lines = [];
  for (const name of await readdir(join(root, 'tests/cases'))) {
    const given = await json(`tests/cases/${name}`);
    assert.ok(record(given.record), `${name}: ${ajv.errorsText(record.errors)}`);
    lines.push(JSON.stringify(given.record));
  }
  const results = mimamori(['assess', '--at', '2026-11-20T17:00'], lines.join('\n')).trim().split('\n');
  assert.equal(results.length, lines.length);
  for (const line of results) assert.ok(result(JSON.parse(line)), ajv.errorsText(result.errors));
});

test('what the schema of records refuses, the program refuses, and the other way round', async () => {
  const fits = await schema('record');
  const base = { format: 'mimamori-record/1', children: [{ number: 1, born: '2022-07', statements: { fracture: [{ value: 'yes', basis: 'seen' }] } }] };
  const changes = [
    (it) => delete it.format, (it) => delete it.children, (it) => { it.children = {}; }, (it) => { it.children[0].number = 0; },
    (it) => { it.children[0].number = 256; }, (it) => { it.children[0].number = '1'; }, (it) => { it.name = 'x'; },
    (it) => { it.children[0].statements.fracture[0].value = 'maybe'; }, (it) => { it.children[0].statements.fracture = {}; },
    (it) => { it.children[0].statements.fracture[0].basis = null; }, (it) => { it.children[0].born = null; }, (it) => { it.children[0].born = 5; },
    (it) => { it.household = null; }, (it) => { it.household = {}; }, (it) => { it.circumstances = { role: null }; }, (it) => { it.case = 7; },
    (it) => { it.children[0].statements.fracture[0].value = { yes: 1 }; }, () => {},
  ];
  for (const change of changes) {
    const given = structuredClone(base);
    change(given);
    let read = true;
    try {
      mimamori(['assess', '--at', '2026-11-20T17:00'], JSON.stringify(given));
    } catch (error) {
      assert.match(error.stderr, /^line 1: /);
      read = false;
    }
    assert.equal(read, fits(given), `${change}: the schema says ${fits(given)}`);
  }
});
