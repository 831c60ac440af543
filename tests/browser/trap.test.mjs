// The program stops in the middle of a change: what was entered stays on the screen, and can be saved or taken over.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { item, openFragile, radio, record, useBrowser } from './browser.mjs';

describe('a stop of the program', () => {
  const shared = useBrowser();

  test('the answers stay, are saved to a file, and can be gone on with', async () => {
    const page = await openFragile(shared);
    const first = page.locator('#first');
    await first.locator('input.case').fill('K-17/3');
    await first.locator('input.case').press('Enter');
    await first.locator('[data-item="fracture"] input[value="yes"]').check();
    const before = await record(page);
    await page.evaluate(() => { window.trap = /./; });
    await first.locator('[data-item="shut-in"] input[value="yes"]').click({ force: true });
    await first.getByRole('alert').waitFor();
    await page.evaluate(() => { window.trap = undefined; });
    // Whatever still reaches the stopped program changes nothing more.
    await first.locator('[data-item="unsanitary-care"] input[value="yes"]').dispatchEvent('change');
    assert.equal((await page.evaluate(() => window.errors)).length, 1);
    assert.equal(await first.locator('[data-item="fracture"] input[value="yes"]').isChecked(), true);
    assert.deepEqual(await record(page), before);
    assert.deepEqual(JSON.parse(await first.locator('textarea').inputValue()), before);

    const download = page.waitForEvent('download');
    await first.locator('button.save').click();
    const saved = await download;
    assert.match(saved.suggestedFilename(), /K-17-3\.json$/);
    assert.deepEqual(JSON.parse(await readFile(await saved.path(), 'utf8')), before);

    await first.locator('button.go-on').click();
    await first.getByRole('alert').waitFor({ state: 'hidden' });
    assert.deepEqual(await record(page), before);
    await first.locator('[data-item="shut-in"] input[value="yes"]').check();
    assert.deepEqual(Object.keys((await record(page)).children[0].statements), ['fracture', 'shut-in']);
  });

  test('a stop is told also after a refused restart, and nothing takes the place of the answers', async () => {
    const page = await openFragile(shared);
    const first = page.locator('#first');
    await first.locator('[data-item="fracture"] input[value="yes"]').check();
    await page.$eval('#first', (sheet) => sheet.setAttribute('mode', 'x'));
    await first.getByRole('alert').waitFor();
    const before = await record(page);
    await page.evaluate(() => { window.trap = /./; });
    await first.locator('[data-item="shut-in"] input[value="yes"]').click({ force: true });
    await first.locator('button.save').waitFor();
    await page.evaluate(() => { window.trap = undefined; });
    const put = await page.$eval('#first', (sheet) => [sheet.reset(), sheet.importRecord({ format: 'mimamori-record/9' })]);
    assert.deepEqual(put, [false, false]);
    assert.deepEqual(await record(page), before);
    // Going on fails as long as the attribute is wrong, and the rescue stays.
    await first.locator('button.go-on').click();
    await page.waitForFunction(() => window.errors.at(-1)[1].includes('mode'));
    await first.locator('button.save').waitFor();
    await page.$eval('#first', (sheet) => sheet.removeAttribute('mode'));
    await first.locator('button.save').waitFor({ state: 'hidden' });
    assert.deepEqual(await record(page), before);
    assert.equal(await first.locator('[data-item="fracture"] input[value="yes"]').isChecked(), true);
  });

  test('one sheet that stops leaves the other one running', async () => {
    const page = await openFragile(shared);
    await page.evaluate(() => { window.trap = /./; });
    await page.locator('#first [data-item="fracture"] input[value="yes"]').click({ force: true });
    await page.locator('#first').getByRole('alert').waitFor();
    await page.evaluate(() => { window.trap = undefined; });
    await page.locator('#second [data-item="fracture"] input[value="yes"]').check();
    await page.locator('#second .result').getByText('重度').first().waitFor();
    assert.deepEqual((await page.evaluate(() => window.errors)).map(([id]) => id), ['first']);
  });

  test('an answer leaves the program before anything is drawn', async () => {
    const page = await openFragile(shared);
    // Only drawing traps: the record was handed over before.
    await page.evaluate(() => {
      const sheet = document.querySelector('#first');
      sheet.shadowRoot.querySelector('[data-item="fracture"] input[value="yes"]').addEventListener('change', () => {
        queueMicrotask(() => { window.trap = /./; });
      });
    });
    await page.locator('#first [data-item="fracture"] input[value="yes"]').check();
    await page.waitForFunction(() => window.trap);
    await page.locator('#first [data-item="shut-in"] input[value="yes"]').click({ force: true });
    await page.locator('#first').getByRole('alert').waitFor();
    assert.ok('fracture' in (await record(page)).children[0].statements);
    assert.equal(await radio(page, 'fracture', 'yes').first().isChecked(), true);
    assert.ok(await item(page, 'fracture').count());
  });
});
