// What comes out of the printer: a page as a PDF, and a PDF as its sheets with their texts, read by poppler.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const output = async (...command) => (await promisify(execFile)(...command, { maxBuffer: 1 << 26 })).stdout;

/** What Chromium prints of a page: on the paper its styles ask for, and without backgrounds, as browsers do unless told. */
export const pdfOf = (page) => page.pdf({ preferCSSPageSize: true, printBackground: false });

/**
 * The sheets of a PDF. `pages` is the text of each as it lies on the paper: what stands in one row stands in one line.
 * `joined` is the text of each in the order of printing, cell after cell, as `joined` makes it: a text that was broken into
 * lines is whole there. `size` is the width and height of each, in points.
 * Firefox prints the head and the foot of a table before its rows, whatever lies between them on the paper.
 */
export async function read(pdf) {
  const folder = await mkdtemp(join(tmpdir(), 'mimamori-pdf-'));
  try {
    const path = join(folder, 'printed.pdf');
    await writeFile(path, pdf);
    // Each page ends with a form feed.
    const texts = async (order) => (await output('pdftotext', [order, '-enc', 'UTF-8', path, '-'])).split('\f').slice(0, -1);
    // From the first page to the last one: only then is the size of each told.
    const [info, laid, printed] = await Promise.all([output('pdfinfo', ['-f', '1', '-l', '-1', path]), texts('-layout'), texts('-raw')]);
    const size = [...info.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+) pts/gm)].map(([, ...sides]) => sides.map(Number));
    return { pages: laid.map(normal), joined: printed.map(joined), size };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What is looked for in `joined` must be written like it: normal, and without white space, which a PDF need not tell. */
export const joined = (text) => normal(text).replace(/\s/g, '');

// A PDF tells which glyphs were drawn. Where a font draws two characters alike, it may name the other one. Unicode's own normal
// form makes most of them one; these it leaves, or makes worse, and Firefox names them so with the fonts of the tests.
const ALIKE = new Map('⺒巳 ⺓幺 ⺠民 ⻄西 ⻘青 ⻨麦 ⻩黄 ⻫斉 ⻭歯 ⻯竜 ⻲亀 戶戸 ∕/ 〜~ ⋯...'.split(' ').map((pair) => [pair[0], pair.slice(1)]));
const normal = (text) => text.normalize('NFKC').replace(/\S/g, (letter) => ALIKE.get(letter) ?? letter);
