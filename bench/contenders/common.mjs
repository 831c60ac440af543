import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const packageDir = name => fileURLToPath(new URL(`../node_modules/${name}/`, import.meta.url));
export const version = name => JSON.parse(readFileSync(`${packageDir(name)}package.json`, 'utf8')).version;
/** JSON that is safe inside an inline <script>. */
export const json = value => JSON.stringify(value).replace(/</g, '\\u003c');
