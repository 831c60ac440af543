// What cannot be used is told in a sentence, by an event, and changes nothing.
import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { dist, file, front, item, open, radio, ready, record, root, useBrowser } from './browser.mjs';

describe('bad input', () => {
  const shared = useBrowser();

  async function answered() {
    const page = await open(shared, file('demo/index.html'));
    await radio(page, 'fracture', 'yes').check();
    await page.evaluate(() => {
      window.errors = [];
      addEventListener('mimamori-error', (event) => window.errors.push(event.detail.message));
    });
    return page;
  }

  /** Exactly one sentence, the same in page and event; answers and screen as before. */
  async function refused(page, words) {
    const alert = page.locator('mimamori-sheet').getByRole('alert');
    await alert.waitFor();
    const sentence = await alert.textContent();
    assert.match(sentence, words);
    await page.waitForFunction(() => window.errors.length > 0);
    assert.deepEqual(await page.evaluate(() => window.errors), [sentence]);
    assert.equal(await radio(page, 'fracture', 'yes').isChecked(), true);
    assert.deepEqual(Object.keys((await record(page)).children[0].statements), ['fracture']);
    assert.deepEqual(page.troubles, []);
  }

  const records = {
    'not an object': ['nonsense', /記録として読めない/],
    'another format': [{ format: 'mimamori-record/9' }, /mimamori-record\/9/],
    'a field nobody knows': [{ format: 'mimamori-record/1', children: [{ number: 1, name: '山田' }] }, /children\[0\]\.name/],
    'no month': [{ format: 'mimamori-record/1', children: [{ number: 1, born: '令和4年' }] }, /children\[0\]\.born.*令和4年/],
    'a value nobody knows': [
      { format: 'mimamori-record/1', children: [{ number: 1, answers: { fracture: 'maybe' } }] }, /children\[0\]\.answers\.fracture/,
    ],
    'an item nobody knows': [{ format: 'mimamori-record/1', children: [{ number: 1, answers: { fractur: 'yes' } }] }, /fractur/],
    'one number for two children': [{ format: 'mimamori-record/1', children: [{ number: 1 }, { number: 1 }] }, /children\[1\]\.number/],
  };
  for (const [name, [given, words]] of Object.entries(records)) {
    test(`a record: ${name}`, async () => {
      const page = await answered();
      assert.equal(await page.$eval('mimamori-sheet', (sheet, given) => sheet.importRecord(given), given), false);
      await refused(page, words);
    });
  }

  test('a pack with a fault', async () => {
    const page = await answered();
    const pack = JSON.parse(await readFile(join(root, 'tests/packs/kitchen-sink.json'), 'utf8'));
    pack.items[0].statement.ja = '';
    await page.$eval('mimamori-sheet', (sheet, pack) => { sheet.packs = [pack]; }, pack);
    await refused(page, /packs\[0\].*items\[0\]\.statement\.ja/);
  });

  test('packs whose items the answers do not fit', async () => {
    const page = await answered();
    const pack = JSON.parse(await readFile(join(root, 'tests/packs/kitchen-sink.json'), 'utf8'));
    await page.$eval('mimamori-sheet', (sheet, pack) => { sheet.packs = [pack]; }, pack);
    await refused(page, /fracture/);
  });

  test('an attribute with an unknown value', async () => {
    const page = await answered();
    await page.$eval('mimamori-sheet', (sheet) => sheet.setAttribute('mode', 'traning'));
    await refused(page, /traning/);
    const other = await answered();
    await other.$eval('mimamori-sheet', (sheet) => sheet.setAttribute('lang', 'fr'));
    await refused(other, /fr/);
  });

  test('a pack of the page: a good one judges, one that is not JSON is told', async () => {
    const pack = await readFile(join(root, 'tests/packs/kitchen-sink.json'), 'utf8');
    for (const [text, words] of [[pack, null], ['{ "format": ', /JSON/]]) {
      const page = await open(shared, file('demo/index.html'), { settle: false });
      await page.setContent('');
      await page.evaluate((text) => {
        const script = Object.assign(document.createElement('script'), { type: 'application/json', slot: 'pack', textContent: text });
        const sheet = document.createElement('mimamori-sheet');
        sheet.setAttribute('user-role', 'ward');
        sheet.append(script);
        document.body.append(sheet);
      }, text);
      const sentence = await ready(page);
      if (words) {
        assert.match(sentence, words);
        await page.getByText('189', { exact: true }).waitFor();
        await page.getByRole('link', { name: '手書き用' }).waitFor();
      } else {
        assert.equal(sentence, null);
        await item(page, 'cry').waitFor();
      }
    }
  });

  test('a pack inside of the tag is found also if the script comes first', async () => {
    const pack = await readFile(join(root, 'tests/packs/kitchen-sink.json'), 'utf8');
    const head = '<!doctype html><script src="mimamori.js"></script>';
    await writeFile(join(dist, 'early.html'), `${head}<mimamori-sheet><script type="application/json" slot="pack">${pack}</script></mimamori-sheet>`);
    const page = await open(shared, file('early.html'));
    await item(page, 'cry').waitFor();
    await rm(join(dist, 'early.html'));
  });

  test('packs and then a record, at once: the record is judged by these packs', async () => {
    const pack = JSON.parse(await readFile(join(root, 'tests/packs/kitchen-sink.json'), 'utf8'));
    const page = await open(shared, file('demo/index.html'));
    const taken = await page.$eval('mimamori-sheet', async (sheet, pack) => {
      sheet.packs = [pack];
      const taken = sheet.importRecord({ format: 'mimamori-record/1', children: [{ number: 1, answers: { hurt: 'yes' } }] });
      await new Promise((done) => sheet.addEventListener('mimamori-ready', done, { once: true }));
      return taken;
    }, pack);
    assert.equal(taken, true);
    assert.equal(await front(page, 'hurt').locator('input[value="yes"]').isChecked(), true);
    assert.deepEqual(page.troubles, []);
  });

  test('after a refused start a better one makes the sheet ready, and its sentence goes', async () => {
    const page = await open(shared, file('blank.html'), { settle: false });
    await page.addScriptTag({ path: join(root, 'dist/mimamori.js') });
    await page.evaluate(() => {
      const sheet = Object.assign(document.createElement('mimamori-sheet'), { packs: [{}] });
      document.body.append(sheet);
    });
    assert.match(await ready(page), /packs\[0\]/);
    await page.$eval('mimamori-sheet', (sheet) => { sheet.packs = undefined; });
    assert.equal(await ready(page), null);
    assert.equal(await page.locator('mimamori-sheet').getByRole('alert').count(), 0);
    const cycle = await page.$eval('mimamori-sheet', (sheet) => {
      const record = {};
      record.record = record;
      return sheet.importRecord(record);
    });
    assert.equal(cycle, false);
    await page.$eval('mimamori-sheet', (sheet) => sheet.setAttribute('lang', 'fr'));
    await page.locator('mimamori-sheet').getByRole('alert').waitFor();
    await page.$eval('mimamori-sheet', (sheet) => sheet.setAttribute('lang', 'en'));
    assert.equal(await page.locator('mimamori-sheet').getByRole('alert').count(), 0);
  });

  test('properties that were set before the element was defined are taken', async () => {
    const page = await open(shared, file('blank.html'), { settle: false });
    await page.evaluate(() => {
      const sheet = document.createElement('mimamori-sheet');
      sheet.setAttribute('user-role', 'ward');
      sheet.record = { format: 'mimamori-record/1', case: 'A-1', children: [{ number: 1, answers: { fracture: 'yes' } }] };
      document.body.append(sheet);
    });
    await page.addScriptTag({ path: join(root, 'dist/mimamori.js') });
    assert.equal(await ready(page), null);
    assert.equal(await radio(page, 'fracture', 'yes').isChecked(), true);
    assert.equal((await record(page)).case, 'A-1');
  });
});
