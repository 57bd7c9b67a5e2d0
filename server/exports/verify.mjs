// Checks an export offline: node verify.mjs <manifest.json> <public key .pub>
// The export's files lie beside the manifest. Exit 0: every row is authentic and none is missing. See README.md.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

class Refused extends Error {}

const [manifestFile, keyFile] = process.argv.slice(2);
if (!manifestFile || !keyFile) {
  process.stderr.write('Usage: node verify.mjs <manifest.json> <public key>\n');
  process.exit(2);
}
try {
  process.stdout.write(`${await verifyExport(manifestFile, keyFile)}\n`);
} catch (error) {
  if (!(error instanceof Refused || error instanceof SyntaxError || error.code)) throw error;
  process.stderr.write(`REFUSED: ${error.message}\n`);
  process.exitCode = 1;
}

async function verifyExport(manifestPath, keyPath) {
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
  const key = createPublicKey(readFileSync(keyPath, 'utf8'));
  checkManifest(manifest, key);
  checkRecord(manifest, key);
  const folder = dirname(manifestPath);
  const proves = manifest.proof !== null;
  const leaves = [];
  let rows = 0;
  for (const file of manifest.files) {
    const counted = await checkFile(folder, file, manifest, proves ? leaves : null);
    if (counted !== null && counted !== file.rows)
      throw new Refused(`${file.name} holds ${counted} rows; ${file.rows} were written`);
    rows += file.rows;
  }
  if (rows !== manifest.rows)
    throw new Refused(`the files hold ${rows} rows; ${manifest.rows} were exported`);
  const said = `Authentic and complete: ${rows} rows in ${manifest.files.length} file(s), as of ${manifest.asOf.at}.`;
  if (!proves) return said;
  await checkTree(folder, manifest, leaves);
  const { size } = manifest.record.checkpoint;
  return `${said} Each row leads to the signed root of ${size} entries.`;
}

function checkManifest({ signature, ...manifest }, key) {
  if (manifest.format !== 'unloop export manifest v1') throw new Refused('this is no manifest of version 1');
  const text = `unloop export manifest v1\nsha256 ${sha256(canonical(manifest))}\n`;
  if (!holds(text, signature, key)) throw new Refused('the manifest was altered, or signed with another key');
}

// The export is itself an entry of the record, which a signed checkpoint covers.
function checkRecord({ record, files, rows, export: id }, key) {
  const { checkpoint, leaf, sequence, path } = record;
  const text = `unloop audit checkpoint v1\nsize ${checkpoint.size}\nroot ${checkpoint.root}\nat ${checkpoint.at}\n`;
  if (!holds(text, checkpoint.signature, key))
    throw new Refused('the checkpoint is not signed with this key');
  if (climb(leafHash(leaf), sequence - 1, checkpoint.size, path) !== checkpoint.root)
    throw new Refused('the entry of this export does not lead to the checkpoint');
  const entry = JSON.parse(leaf);
  const after = JSON.parse(entry.after);
  const hashes = (list) => list.map(({ name, sha256: hash }) => `${name} ${hash}`).join('\n');
  if (entry.action !== 'export.finish' || entry.subject_id !== String(id))
    throw new Refused('the record’s entry is about something else');
  if (after.rows !== rows || hashes(after.files) !== hashes(files))
    throw new Refused('the record tells of other files than the manifest');
}

/** Checks a file's bytes; answers its rows where they can be counted, and adds what each is in the record. */
async function checkFile(folder, file, manifest, leaves) {
  const path = join(folder, file.name);
  if (!existsSync(path)) throw new Refused(`${file.name} is missing`);
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  const isWhole = bytes === file.bytes && hash.digest('hex') === file.sha256;
  if (manifest.fileFormat === 'xlsx') {
    if (!isWhole) throw new Refused(`${file.name} was altered`);
    return null;
  }
  // Read even so: an altered row that proves itself can be named.
  let rows = 0;
  for await (const row of rowsOf(path, manifest)) {
    rows += 1;
    if (leaves !== null) leaves.push(checkRow(row, file.name, rows));
  }
  if (!isWhole) throw new Refused(`${file.name} was altered: its bytes are not those that were signed`);
  return rows;
}

function checkRow(row, name, number) {
  const hash = leafHash(String(row.leaf));
  const fault = `${name}, row ${number} (entry ${row.sequence})`;
  if (hash !== row.leaf_hash) throw new Refused(`${fault} was altered: its leaf and leaf_hash differ`);
  const entry = JSON.parse(row.leaf);
  for (const column of ['actor', 'action', 'subject', 'account_id', 'case_id', 'reason', 'before', 'after']) {
    const [shown, sealed] = [row[column] ?? '', entry[column] ?? ''].map(String);
    // CSV marks what a spreadsheet would run as a formula with an apostrophe.
    if (shown !== sealed && shown !== `'${sealed}`)
      throw new Refused(`${fault} was altered: its ${column} is not what its leaf says`);
  }
  return { index: Number(row.sequence) - 1, hash };
}

async function* rowsOf(path, manifest) {
  if (manifest.fileFormat === 'ndjson') {
    const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
    for await (const line of lines) yield JSON.parse(line);
    return;
  }
  let isHeading = true;
  for await (const cells of csvRows(path, manifest.encoding === 'gbk' ? 'gb18030' : 'utf-8')) {
    if (!isHeading) yield Object.fromEntries(manifest.columns.map((column, index) => [column, cells[index]]));
    isHeading = false;
  }
}

// RFC 4180: cells in quotes may hold commas, line ends and doubled quotes.
async function* csvRows(path, encoding) {
  const decoder = new TextDecoder(encoding);
  let [cells, cell, isQuoted, wasQuote] = [[], '', false, false];
  for await (const chunk of createReadStream(path))
    for (const sign of decoder.decode(chunk, { stream: true })) {
      if (isQuoted && !wasQuote) {
        if (sign === '"') wasQuote = true;
        else cell += sign;
      } else if (sign === '"') {
        if (wasQuote) cell += '"';
        [isQuoted, wasQuote] = [true, false];
      } else {
        [isQuoted, wasQuote] = [false, false];
        if (sign === ',' || sign === '\n') {
          cells.push(cell);
          cell = '';
        } else if (sign !== '\r') cell += sign;
        if (sign === '\n') {
          yield cells;
          cells = [];
        }
      }
    }
}

// The root out of the rows' own hashes and, for what they leave out, the hashes of the proof in their order.
async function checkTree(folder, { proof, record }, leaves) {
  const bytes = readFileSync(join(folder, proof.name));
  if (sha256(bytes) !== proof.sha256) throw new Refused(`${proof.name} was altered`);
  const hashes = bytes.toString('utf8').split('\n').slice(0, -1);
  let [nextLeaf, nextHash] = [0, 0];
  const rootOf = (start, end) => {
    const leaf = leaves[nextLeaf];
    if (leaf === undefined || leaf.index >= end) return hashes[nextHash++] ?? '';
    if (end - start === 1) {
      nextLeaf += 1;
      return leaf.hash;
    }
    const split = start + splitOf(end - start);
    const left = rootOf(start, split);
    return nodeHash(left, rootOf(split, end));
  };
  const { size, root } = record.checkpoint;
  if (rootOf(0, size) !== root || nextLeaf < leaves.length || nextHash < hashes.length)
    throw new Refused('the rows do not lead to the signed root: one was added, left out or moved');
}

// RFC 9162, section 2.1.3.2.
function climb(leaf, index, size, path) {
  if (index < 0 || index >= size) return null;
  let [node, position, last] = [leaf, index, size - 1];
  for (const sibling of path) {
    if (last === 0) return null;
    if (position % 2 === 1 || position === last) {
      node = nodeHash(sibling, node);
      while (position % 2 === 0 && position !== 0) [position, last] = [position / 2, Math.floor(last / 2)];
    } else node = nodeHash(node, sibling);
    [position, last] = [Math.floor(position / 2), Math.floor(last / 2)];
  }
  return last === 0 ? node : null;
}

/** JSON as RFC 8785 writes it, for what a manifest holds: sorted names, no spaces. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.keys(value).sort();
  return `{${fields.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

function holds(text, signature, key) {
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
}

function leafHash(text) {
  return sha256(`\0${text}`);
}

function nodeHash(left, right) {
  return sha256(Buffer.concat([Buffer.from([1]), Buffer.from(left, 'hex'), Buffer.from(right, 'hex')]));
}

function sha256(data) {
  return createHash('sha256').update(data).digest('hex');
}

function splitOf(count) {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}
