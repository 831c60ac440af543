// The sheet in all kinds of pages: what it needs, what it leaves alone, and what it never does.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { begin, dist, file, item, open, openWith, radio, ready, record, result, useBrowser } from './browser.mjs';

describe('embedding', () => {
  const shared = useBrowser();

  for (const name of ['demo/index.html', 'demo/strict-csp.html', 'demo/two.html', 'demo/hostile.html', 'mimamori.html']) {
    for (const way of ['file', 'http']) {
      test(`${name} works over ${way}, silently`, async () => {
        const page = await open(shared, way === 'file' ? file(name) : shared.http(name));
        assert.ok((await page.locator('[data-item]').count()) > 50);
        const loaded = page.requests.length;
        await radio(page, 'site-ear', 'yes').first().check();
        await item(page, 'site-ear').first().locator('summary').first().click();
        await result(page).first().getByText('重度').first().waitFor();
        const kept = await page.evaluate(async () => [
          localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length,
        ]);
        assert.deepEqual(kept, [0, 0, '', 0]);
        assert.equal(page.requests.length, loaded, 'a request after load');
        assert.deepEqual(page.troubles, []);
        await page.context().close();
      });
    }
  }

  test('the module build works over http', async () => {
    const page = await open(shared, shared.http('demo/esm.html'), { settle: false });
    await page.waitForFunction(() => customElements.get('mimamori-sheet'));
    assert.equal(await ready(page), null);
    await begin(page, 'ward');
    assert.ok((await page.locator('[data-item]').count()) > 50);
  });

  test('the packs in the one script are those of the module, to the letter', async () => {
    const hashes = [];
    for (const name of ['demo/index.html', 'demo/esm.html']) {
      const page = await open(shared, shared.http(name), { settle: false });
      await page.waitForFunction(() => customElements.get('mimamori-sheet'));
      await ready(page);
      await begin(page, 'ward');
      await radio(page, 'fracture', 'yes').check();
      hashes.push((await record(page)).packs);
    }
    assert.equal(hashes[0].length, 5);
    assert.deepEqual(hashes[0], hashes[1]);
  });

  test('it works inside of a srcdoc frame with the script inline', async () => {
    const script = await readFile(join(dist, 'mimamori.js'), 'utf8');
    const page = await openWith(shared, '<iframe></iframe>');
    await page.$eval('iframe', (frame, script) => {
      frame.srcdoc = `<mimamori-sheet user-role="ward"></mimamori-sheet><script>${script}</` + 'script>';
    }, script);
    await page.frameLocator('iframe').locator('[data-item]').first().waitFor();
    assert.deepEqual(page.troubles, []);
  });

  test('two sheets on a page share nothing', async () => {
    const page = await open(shared, file('demo/two.html'));
    await ready(page, '#second');
    await page.locator('#first').locator('[data-item="fracture"] input[value="yes"]').check();
    const answers = await page.$$eval('mimamori-sheet', (sheets) =>
      sheets.map((sheet) => Object.keys(sheet.exportRecord().children[0].statements ?? {})));
    assert.deepEqual(answers, [['fracture'], []]);
    assert.equal(await page.locator('#second').locator('[data-item="fracture"] input[value="yes"]').isChecked(), false);
    await page.locator('#second').getByText('Questions').or(page.locator('#second').getByText('What the entries say so far')).first().waitFor();
  });

  test('the styles of the page do not reach the sheet', async () => {
    const pictures = [];
    for (const name of ['demo/strict-csp.html', 'demo/hostile.html']) {
      const page = await open(shared, file(name));
      // The same place in both pages, so that only the sheet itself is compared.
      await page.evaluate(() => {
        const even = new CSSStyleSheet();
        even.replaceSync('html { scrollbar-width: none } h1 { display: none !important } body, main { margin: 0 !important }');
        document.adoptedStyleSheets = [even];
      });
      pictures.push(await page.screenshot());
    }
    assert.ok(pictures[0].equals(pictures[1]), 'the sheet looks otherwise in a page with strong styles');
  });

  test('nothing of the page changes but the name of the element', async () => {
    const page = await open(shared, file('demo/index.html'), { settle: false });
    const names = (page) => page.evaluate(() => Object.getOwnPropertyNames(window).sort());
    const bare = await open(shared, file('blank.html'), { settle: false });
    assert.deepEqual(await names(page), await names(bare));
  });

  test('a page that forbids the program shows the emergency numbers, the missing keyword and the blank sheet', async () => {
    const page = await open(shared, file('demo/no-wasm.html'), { settle: false });
    const sentence = await ready(page);
    assert.match(sentence, /'wasm-unsafe-eval'/);
    const sheet = page.locator('mimamori-sheet');
    for (const number of ['110', '119', '189']) await sheet.getByText(number, { exact: true }).waitFor();
    assert.match(await sheet.getByRole('alert').textContent(), /'wasm-unsafe-eval'/);
    await sheet.getByRole('link').click();
    await page.waitForURL(/blank\.html$/);
    assert.ok((await page.locator('li').count()) > 100);
  });

  test('the one file shows the blank sheet where the program is forbidden', async () => {
    const html = (await readFile(join(dist, 'mimamori.html'), 'utf8')).replace(" 'wasm-unsafe-eval'", '');
    const page = await openWith(shared, html);
    assert.match(await ready(page), /'wasm-unsafe-eval'/);
    await page.getByText('子どもが助けや保護を求めている', { exact: false }).first().waitFor();
  });

  test('the emergency numbers stand before the program has loaded', async () => {
    const page = await open(shared, file('demo/index.html'), { settle: false, javaScriptEnabled: true });
    await page.setContent('');
    await page.evaluate(() => {
      WebAssembly.instantiate = () => new Promise(() => {});
      document.body.append(document.createElement('mimamori-sheet'));
    });
    await page.getByText('189', { exact: true }).waitFor();
    assert.equal(await page.locator('[data-item]').count(), 0);
  });

  test('the element can be moved, taken out and put in again, and keeps its record', async () => {
    const page = await open(shared, file('demo/index.html'));
    await radio(page, 'fracture', 'yes').check();
    await page.evaluate(() => document.body.prepend(document.querySelector('mimamori-sheet')));
    assert.equal(await radio(page, 'fracture', 'yes').isChecked(), true);
    await page.evaluate(async () => {
      const sheet = document.querySelector('mimamori-sheet');
      sheet.remove();
      await Promise.resolve();
      document.body.append(sheet);
    });
    await radio(page, 'fracture', 'yes').waitFor();
    assert.equal(await radio(page, 'fracture', 'yes').isChecked(), true);
  });

  test('mounting and destroying again and again leaves no trouble', async () => {
    const page = await open(shared, file('demo/index.html'));
    await page.evaluate(async () => {
      for (let turn = 0; turn < 20; turn += 1) {
        const sheet = document.createElement('mimamori-sheet');
        document.body.append(sheet);
        await sheet.ready;
        sheet.destroy();
        sheet.remove();
      }
    });
    assert.equal(await page.locator('mimamori-sheet').count(), 1);
    assert.deepEqual(page.troubles, []);
  });
});
