// A record filled in a real browser, by keyboard, judged as the command line judges it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { file, item, open, radio, record, result, root, tabTo, useBrowser } from './browser.mjs';

// 16:50 in Japan; the computer stands in another zone.
const NOW = '2026-11-20T07:50:00Z';
const elsewhere = { now: NOW, timezoneId: 'America/New_York', locale: 'en-US' };

/** What the native command line says of a record at 16:50. */
function judged(record) {
  const input = JSON.stringify(record) + '\n';
  const cargo = process.env.CARGO ?? 'cargo';
  const args = ['run', '--quiet', '--package', 'mimamori-core', '--bin', 'mimamori', '--', 'assess', '--at', '2026-11-20T16:50'];
  return JSON.parse(execFileSync(cargo, args, { cwd: root, input, encoding: 'utf8' }));
}

describe('the sheet', () => {
  const shared = useBrowser();

  test('the bruise on the cheek, by keyboard alone', async () => {
    const page = await open(shared, file('demo/strict-csp.html'), elsewhere);
    await tabTo(page, 'input.born');
    await page.keyboard.type('2022-07');
    // The parts of the browser's own field: hour, minute, half of the day. The day is today's already.
    await tabTo(page, 'input.received');
    await page.keyboard.type('0430PM');
    await tabTo(page, '[data-item="act-blow-head-face"] input');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, '[data-item="act-blow-head-face"] select.basis');
    for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('母');
    await page.keyboard.press('Tab');
    await page.keyboard.type('転んだ');
    await tabTo(page, '#item-1-site-face input');
    await page.keyboard.press('Space');
    await tabTo(page, '#item-1-site-face select.basis');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');

    const made = await record(page);
    const at = '2026-11-20T16:50+09:00';
    assert.equal(made.circumstances.received, '2026-11-20T16:30+09:00');
    assert.deepEqual(made.children[0].born, '2022-07');
    assert.deepEqual(made.children[0].statements['act-blow-head-face'], [{ value: 'no', basis: 'heard', from: '母', words: '転んだ', at }]);
    assert.deepEqual(made.children[0].statements['site-face'], [{ value: 'yes', basis: 'seen', at }]);

    const { children: [child], plan } = judged(made);
    assert.deepEqual(child.scales.urgency, { known: 'intensive-support', possible: 'emergency-protection' });
    assert.deepEqual(child.scales.severity, { known: 'severe', possible: 'life-threatening' });
    assert.equal(plan.find((step) => step.step === 'see-the-child').until, '2026-11-22T16:30+09:00');

    const told = await result(page).textContent();
    for (const words of ['C（集中的な支援', 'A（緊急の一時保護を検討）を否定できていない', '重度（', '生命の危険（', '年齢だけで', '11月22日（日）16時30分']) {
      assert.ok(told.includes(words), `${words} is missing in: ${told}`);
    }
    assert.deepEqual(page.troubles, []);
  });

  test('every case worked out by hand has the same levels in the browser', async () => {
    const folder = join(root, 'tests/cases');
    const page = await open(shared, file('demo/index.html'));
    for (const name of await readdir(folder)) {
      const { at, record, expect } = JSON.parse(await readFile(join(folder, name), 'utf8'));
      await page.clock.setFixedTime(new Date(`${at}+09:00`));
      const detail = await page.$eval('mimamori-sheet', async (sheet, record) => {
        record.circumstances = { ...record.circumstances, role: 'ward' };
        if (!sheet.importRecord(record)) return 'refused';
        const told = new Promise((resolve) => sheet.addEventListener('mimamori-change', (event) => resolve(event.detail), { once: true }));
        // A change by the user, so that the levels are told: the case number.
        const field = sheet.shadowRoot.querySelector('input.case');
        field.value = `${field.value}.`;
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return told;
      }, record);
      assert.notEqual(detail, 'refused', name);
      for (const [at, { number, scales }] of expect.children.entries()) {
        const told = detail.children[at];
        assert.equal(told.number, number, name);
        for (const [scale, levels] of Object.entries(scales)) assert.deepEqual(told.scales[scale], levels, `${name}: ${scale}`);
      }
    }
  });

  test('a confirmation asked for is a link that moves the focus to its item', async () => {
    const page = await open(shared, file('demo/index.html'), { viewport: { width: 320, height: 600 } });
    await page.locator('.result-bar').press('Enter');
    await page.locator('[data-kind="next"] a').first().press('Enter');
    await page.waitForFunction(() => document.querySelector('mimamori-sheet').shadowRoot.activeElement?.closest('[data-item]'));
    const [focused, visible] = await page.$eval('mimamori-sheet', (sheet) => {
      const focused = sheet.shadowRoot.activeElement;
      const { top, bottom } = focused.getBoundingClientRect();
      return [focused.closest('[data-item]')?.dataset.item, top >= 0 && bottom <= innerHeight];
    });
    assert.equal(focused, 'appeal-life-at-stake');
    assert.ok(visible, 'the focus is out of sight');
  });

  test('the levels are told politely, and only when they change', async () => {
    const page = await open(shared, file('demo/index.html'));
    const status = page.locator('[role="status"]');
    const before = await status.textContent();
    await radio(page, 'single-parent', 'unknown').check();
    assert.equal(await status.textContent(), before);
    await radio(page, 'fracture', 'yes').check();
    assert.notEqual(await status.textContent(), before);
    assert.match(await status.textContent(), /重症度.*重度/);
  });

  test('the change event has levels and counts, and no answers', async () => {
    const page = await open(shared, file('demo/index.html'));
    await page.evaluate(() => {
      window.told = [];
      addEventListener('mimamori-change', (event) => window.told.push([event.target.localName, event.detail]));
    });
    await radio(page, 'fracture', 'yes').check();
    const told = await page.evaluate(() => window.told);
    assert.equal(told.length, 1);
    const [name, detail] = told[0];
    assert.equal(name, 'mimamori-sheet');
    assert.equal(detail.children[0].scales.severity.known, 'severe');
    assert.ok(!JSON.stringify(detail).includes('fracture'));
    await page.$eval('mimamori-sheet', (sheet) => sheet.reset());
    assert.equal((await page.evaluate(() => window.told)).length, 1, 'what the page does is no action of the user');
  });

  test('a no needs a basis, a denial does not rule out, and a yes stands beside a no', async () => {
    const page = await open(shared, file('demo/index.html'), { now: NOW });
    const row = item(page, 'grave-injury');
    const inNext = () => result(page).locator('[data-kind="next"]').getByText('頭の骨折').count();
    await result(page).locator('[data-kind="next"] button.extent').click();
    await radio(page, 'grave-injury', 'no').check();
    await row.locator('.notice').waitFor();
    assert.equal(await inNext(), 1);
    await row.locator('select.basis').selectOption('heard');
    assert.equal(await inNext(), 1);
    await row.locator('select.basis').selectOption('record');
    await page.clock.setFixedTime(new Date('2026-11-20T07:55:00Z'));
    assert.equal(await inNext(), 0);
    await radio(page, 'grave-injury', 'yes').check();
    assert.equal(await radio(page, 'grave-injury', 'yes').isChecked(), true);
    await result(page).locator('[data-kind="disputed"]').waitFor();
    await radio(page, 'grave-injury', 'no').click();
    assert.equal(await radio(page, 'grave-injury', 'yes').isChecked(), true, 'a standing yes stays');
    await row.locator('.why').waitFor();
    const statements = (await record(page)).children[0].statements['grave-injury'];
    assert.deepEqual(statements.map(({ value }) => value), ['no', 'yes', 'no']);
  });

  test('a yes is withdrawn only with a reason, and stays in the history', async () => {
    const page = await open(shared, file('demo/index.html'));
    await radio(page, 'fracture', 'yes').check();
    const row = item(page, 'fracture');
    await row.locator('details.history > summary').click();
    await row.locator('.withdraw button').click();
    assert.equal((await record(page)).children[0].statements.fracture[0].withdrawn, undefined);
    await row.locator('.withdraw input').fill('別の子どもの検査結果だった');
    await row.locator('.withdraw button').click();
    const [statement] = (await record(page)).children[0].statements.fracture;
    assert.equal(statement.value, 'yes');
    assert.equal(statement.withdrawn.reason, '別の子どもの検査結果だった');
    assert.equal(await radio(page, 'fracture', 'yes').isChecked(), false);
    await row.getByText('別の子どもの検査結果だった').waitFor();
  });

  test('every change can be undone, import and reset too', async () => {
    const page = await open(shared, file('demo/index.html'));
    await radio(page, 'fracture', 'yes').check();
    const full = await record(page);
    await page.$eval('mimamori-sheet', (sheet) => sheet.reset());
    assert.notDeepEqual(await record(page), full);
    await page.locator('.toolbar .undo').click();
    assert.deepEqual(await record(page), full);
    await page.$eval('mimamori-sheet', (sheet) => sheet.importRecord({ format: 'mimamori-record/1', case: 'B-2', children: [{ number: 1 }] }));
    await page.locator('.toolbar .undo').click();
    assert.deepEqual(await record(page), full);
    await page.locator('.toolbar .undo').click();
    assert.equal(await radio(page, 'fracture', 'yes').isChecked(), false);
  });

  test('what is not a month stays in its field with a sentence, and the record keeps what it had', async () => {
    const page = await open(shared, file('demo/index.html'));
    await page.locator('input.born').fill('2022-07');
    await page.locator('input.born').press('Enter');
    assert.equal((await record(page)).children[0].born, '2022-07');
    await page.locator('input.born').fill('去年の夏');
    await page.locator('input.born').press('Enter');
    assert.equal(await page.locator('input.born').getAttribute('aria-invalid'), 'true');
    assert.equal(await page.locator('input.born').inputValue(), '去年の夏');
    assert.equal((await record(page)).children[0].born, '2022-07');
    await page.locator('input.born').fill('令和5年８月');
    await page.locator('input.born').press('Enter');
    assert.equal((await record(page)).children[0].born, '2023-08');
    assert.equal(await page.locator('input.born').getAttribute('aria-invalid'), null);
  });

  test('each child has a part of its own, the household is asked once for all, a pregnancy what concerns it', async () => {
    const page = await open(shared, file('demo/index.html'), { now: NOW });
    await page.$eval('mimamori-sheet', (sheet) => sheet.importRecord({
      format: 'mimamori-record/1',
      circumstances: { role: 'ward' },
      packs: [{ id: 'jp-protection-sheet', edition: '2020-01', hash: '0' }],
      children: [
        { number: 1, born: '2015-07' },
        { number: 2, born: '2012-07', answers: { 'past-notification': 'yes' } },
        { number: 4, expected: '' },
      ],
    }));
    await page.getByText('2020-01').waitFor();
    const tabs = page.locator('.tab');
    assert.deepEqual(await tabs.allTextContents(), ['子ども1', '子ども2', '妊娠4']);
    assert.equal(await radio(page, 'past-notification', 'yes').isChecked(), true, 'what holds for all is seen with each');
    await radio(page, 'fracture', 'no').check();
    await tabs.nth(1).click();
    assert.equal(await radio(page, 'past-notification', 'yes').isChecked(), true);
    assert.equal(await radio(page, 'fracture', 'no').isChecked(), false, 'a no is never copied');
    assert.equal(await page.locator('input.born').inputValue(), '2012-07');
    await tabs.nth(2).click();
    assert.equal(await item(page, 'fracture').count(), 0);
    assert.equal(await radio(page, 'past-notification', 'yes').isChecked(), true);
    await page.locator('[data-question="unborn-mother"] .fold').click();
    await radio(page, 'unborn-unwanted', 'yes').check();
    // A link of the result leads to the right child, and opens what is closed.
    const second = page.locator('.report-section[data-kind="child"]').nth(1);
    await second.getByRole('link', { name: '頭の骨折' }).first().press('Enter');
    const focused = () => page.$eval('mimamori-sheet', (sheet) => sheet.shadowRoot.activeElement?.closest('[data-item]')?.id);
    await page.waitForFunction(() => document.querySelector('mimamori-sheet').shadowRoot.activeElement?.closest('[data-item]'));
    assert.equal(await focused(), 'item-2-grave-injury');
    assert.equal(await tabs.nth(1).getAttribute('aria-current'), 'true');
    await radio(page, 'fracture', 'yes').check();
    assert.match(await page.locator('[role="status"]').textContent(), /子ども2、緊急度：.*A/);
    assert.deepEqual(Object.keys((await record(page)).children[2].statements), ['unborn-unwanted']);
  });

  test('the language follows the attribute, and the answers stay', async () => {
    const page = await open(shared, file('demo/index.html'));
    await radio(page, 'fracture', 'yes').check();
    await page.$eval('mimamori-sheet', (sheet) => sheet.setAttribute('lang', 'en'));
    await result(page).getByText('Severe').first().waitFor();
    assert.equal(await radio(page, 'fracture', 'yes').isChecked(), true);
    const japanese = await page.$eval('mimamori-sheet', (sheet) => sheet.shadowRoot.querySelector('.app').textContent.match(/[ぁ-ん]/));
    assert.equal(japanese, null, 'a Japanese word is left in the English screen');
  });
});
