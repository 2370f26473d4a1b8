// Ace by DAISY over many books, one after the other, in one Node and one browser.
//
// Started with the folder whose node_modules hold Ace. Reads one JSON per line, {book, out}; Ace writes out/report.json,
// and then a line is said: the mark, and what failed or nothing. It ends when its input ends.
//
// Ace asks for something that opens a document and runs its scripts there. Its own opens a new browser for each book
// and a new tab for each document, which took most of the time; here tabs go on to the next document.
'use strict';

const { createRequire } = require('node:module');
const { createInterface } = require('node:readline');
const { readFile } = require('node:fs/promises');
const { fileURLToPath } = require('node:url');
const path = require('node:path');

const MARK = 'printgen-ace:';
const need = createRequire(path.join(process.argv[2], 'index.js'));
const logger = need('winston');
logger.configure({ transports: [new logger.transports.Console({ silent: true })] });
const ace = need('@daisy/ace-core');
const puppeteer = createRequire(need.resolve('@daisy/ace-axe-runner-puppeteer'))('puppeteer');

const LAUNCH = 60_000; // milliseconds; a busy machine needs more than a few seconds
let browser;
let patience = 240_000;
const tabs = [];
const sources = new Map();

// Nothing is fetched from a network; a book's documents are XHTML whatever their names end in.
async function answer(request) {
  const url = request.url();
  if (/^https?:/.test(url)) return request.abort();
  if (request.resourceType() === 'document' && /^file:.*\.html?$/.test(url)) {
    const body = await readFile(fileURLToPath(url), 'utf8');
    return request.respond({ status: 200, contentType: 'application/xhtml+xml', body });
  }
  return request.continue();
}

async function newTab() {
  const tab = await browser.newPage();
  await tab.setRequestInterception(true);
  tab.on('request', (request) => answer(request).catch(() => request.continue().catch(() => {})));
  return tab;
}

async function source(file) {
  if (!sources.has(file)) sources.set(file, await readFile(file, 'utf8'));
  return sources.get(file);
}

const runner = {
  concurrency: 2,
  setTimeout: (ms) => { patience = Number(ms) || patience; },
  launch: async () => {
    if (browser && browser.connected) return;
    tabs.length = 0;
    browser = await puppeteer.launch({ headless: true, timeout: LAUNCH, protocolTimeout: patience });
  },
  close: async () => {},
  run: async (url, scripts, contents) => {
    const tab = tabs.pop() || (await newTab());
    try {
      await tab.goto(url);
      for (const script of contents) await tab.evaluate(script);
      for (const script of scripts) await tab.evaluate(await source(script));
      const found = await tab.evaluate(() => new Promise((resolve, reject) => {
        window.daisy.ace.run((fault, result) => (fault ? reject(fault) : resolve(result)));
      }));
      tabs.push(tab);
      return found;
    } catch (fault) {
      await tab.close().catch(() => {});
      throw fault;
    }
  },
};

(async () => {
  for await (const line of createInterface({ input: process.stdin })) {
    const { book, out } = JSON.parse(line);
    let failed = '';
    try {
      await ace(book, { cwd: path.dirname(book), outdir: out, initLogger: false }, runner);
    } catch (fault) {
      failed = String((fault && fault.message) || fault || 'it failed').replace(/\s+/g, ' ');
    }
    process.stdout.write(`\n${MARK}${failed}\n`);
  }
  if (browser) await browser.close().catch(() => {});
  process.exit(0);
})();
