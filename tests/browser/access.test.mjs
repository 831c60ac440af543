// axe finds nothing, in any state, at three widths; nothing scrolls sideways; the look survives forced colours and zoom.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { file, front, item, open, openFragile, radio, ready, useBrowser } from './browser.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const openResult = async (page) => {
  const bar = page.locator('.result-bar');
  if (await bar.isVisible()) await bar.click();
};

/** Each view and state: the role it begins with, and how it is reached. */
const STATES = {
  'first screen': [null, async () => {}],
  empty: ['ward', async () => {}],
  answered: ['ward', async (page) => {
    await page.locator('input.born').fill('2022-07');
    await page.locator('input.born').press('Enter');
    await radio(page, 'site-face', 'yes').check();
    await radio(page, 'act-shaking', 'no').check();
    await radio(page, 'q1-other', 'unknown').check();
    for (const summary of await item(page, 'site-face').locator('summary').all()) await summary.click();
    await openResult(page);
    await page.locator('[data-kind="next"] button.extent').click();
  }],
  refused: ['ward', async (page) => {
    await page.locator('input.born').fill('?');
    await page.locator('input.born').press('Enter');
    await page.$eval('mimamori-sheet', (sheet) => sheet.importRecord('nonsense'));
  }],
  reporting: ['nursery', async (page) => {
    await front(page, 'danger-now').locator('input[value="yes"]').check();
    await page.locator('input.handover').fill('17:30');
    await openResult(page);
  }],
  'reporting, notes': ['school', async (page) => {
    await page.locator('.notes-open').click();
    await page.locator('.more').click();
    for (const fold of await page.locator('.fold').all()) await fold.click();
  }],
  asking: ['parent', async () => {}],
  family: ['guidance-centre', async (page) => {
    await page.locator('.add-child').click();
    await page.locator('.add-pregnancy').click();
    await page.locator('[data-question="unborn-mother"] .fold').click();
    await radio(page, 'unborn-few-checkups', 'unknown').check();
  }],
  'body and statements': ['ward', async (page) => {
    await page.locator('select.region').selectOption('front-left-ear');
    await page.locator('.mark-add').click();
    await radio(page, 'fracture', 'yes').check();
    await radio(page, 'fracture', 'no').click();
    await item(page, 'fracture').locator('.history > summary').click();
    await item(page, 'fracture').locator('.another-open').click();
    await page.locator('[data-question="q8"] .rest-no').click();
  }],
  'plan with what became of it': ['nursery', async (page) => {
    await page.locator('select.area').selectOption('kawasaki-takatsu');
    await front(page, 'site-face').locator('input[value="yes"]').check();
    await openResult(page);
    await page.locator('.state .done').first().click();
    await page.locator('.state .could-not').nth(1).click();
    await page.locator('input.call-to').fill('児童相談所');
    await page.locator('.call-add').click();
    await page.locator('[data-kind="possible"] button.extent').click();
  }],
  'list of desks': ['ward', async (page) => {
    await page.locator('select.area').selectOption('musashino');
    await page.locator('.desks').click();
  }],
  'paper and file': ['ward', async (page) => {
    await page.locator('.papers-open').click();
    await page.locator('.save-file').click();
    await page.locator('.saved-no').click();
    await page.locator('.paste > summary').click();
    await page.locator('.paste-open').click();
    await page.getByRole('alert').filter({ hasText: 'ファイル' }).waitFor();
  }],
  'meeting that lacks something': ['ward', async (page) => {
    await page.locator('.secret').click();
    await radio(page, 'fracture', 'yes').check();
    await page.locator('.meetings-open').click();
    for (const summary of await page.locator('.minutes-form > summary').all()) await summary.click();
    await page.locator('[data-form="decision1"] .form-submit').click();
    await page.locator('[data-form="decision1"] .missing li').first().waitFor();
  }],
  'second look': ['ward', async (page) => {
    await radio(page, 'fracture', 'yes').check();
    await page.locator('.meetings-open').click();
    await page.locator('[data-field="look-by"]').fill('係長');
    await page.locator('[data-form="look"] .form-submit').click();
    await page.locator('.go-on').click();
    await radio(page, 'shut-in', 'yes').check();
    await page.locator('.meetings-open').click();
    await page.locator('[data-form="look"] .form-submit').click();
  }],
  'with ふりがな': ['nursery', async (page) => { await page.locator('.kana-switch').click(); }],
  covered: ['ward', async (page) => { await page.locator('.toolbar .hide').click(); }],
  'before erasing': ['ward', async (page) => { await page.locator('.erase').click(); }],
};

describe('access', () => {
  const shared = useBrowser();

  async function violations(page) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }));
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3)}`);
  }

  for (const [name, [role, arrive]] of Object.entries(STATES)) {
    for (const width of [320, 768, 1280]) {
      test(`axe: ${name} at ${width} px`, async () => {
        const page = await open(shared, file('demo/index.html'), { role, viewport: { width, height: 900 } });
        await arrive(page);
        // What the bar at the foot or the head covers can be scrolled out from under it: it is no smaller for that.
        await page.$eval('mimamori-sheet', ({ shadowRoot }) => {
          for (const bar of shadowRoot.querySelectorAll('.result, .head')) bar.style.position = 'static';
        });
        assert.deepEqual(await violations(page), []);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `the page scrolls sideways by ${overflow} px`);
      });
    }
  }

  for (const width of [320, 1280]) {
    test(`axe: stopped at ${width} px`, async () => {
      const page = await openFragile(shared, { viewport: { width, height: 900 } });
      await page.evaluate(() => document.querySelector('#second').remove());
      await radio(page, 'fracture', 'yes').check();
      await page.evaluate(() => { window.trap = /./; });
      await radio(page, 'shut-in', 'yes').click({ force: true });
      await page.locator('#first').getByRole('alert').waitFor();
      assert.deepEqual(await violations(page), []);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
    });
  }

  test('axe: English, no program, blank sheet, one file', async () => {
    for (const [name, settle] of [['demo/two.html', true], ['demo/no-wasm.html', false], ['blank.html', false], ['mimamori.html', true]]) {
      const page = await open(shared, file(name), { settle });
      if (name.includes('no-wasm')) await ready(page);
      assert.deepEqual(await violations(page), [], name);
    }
  });

  test('at 200 % zoom and with large letters nothing is cut off', async () => {
    const page = await open(shared, file('demo/index.html'), { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok((await overflow()) <= 0);
    const narrow = await open(shared, file('demo/index.html'), { viewport: { width: 320, height: 450 } });
    await narrow.$eval('mimamori-sheet', (sheet) => sheet.shadowRoot.querySelector('.root').style.setProperty('font-size', '20px'));
    assert.ok((await narrow.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  });

  test('in forced colours every answer is still told apart', async () => {
    const page = await open(shared, file('demo/index.html'), { forcedColors: 'active' });
    await radio(page, 'fracture', 'yes').check();
    await radio(page, 'shut-in', 'unknown').check();
    const style = (id) => item(page, id).evaluate((row) => getComputedStyle(row).borderInlineStartStyle);
    assert.deepEqual([await style('fracture'), await style('shut-in')], ['double', 'dashed']);
  });

  test('targets are at least 24 px', async () => {
    const page = await open(shared, file('demo/index.html'), { viewport: { width: 320, height: 900 } });
    const small = await page.$eval('mimamori-sheet', (sheet) =>
      [...sheet.shadowRoot.querySelectorAll('label:has(input[type=radio]), button, select, summary')]
        .map((target) => [target.textContent.slice(0, 20), target.getBoundingClientRect()])
        .filter(([, { width, height }]) => width > 0 && (width < 24 || height < 24))
        .map(([text]) => text));
    assert.deepEqual(small, []);
  });
});
