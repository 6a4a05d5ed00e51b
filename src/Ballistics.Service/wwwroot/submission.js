// From dropped files to an exhibit on record: case record, exhibit, one mark per file.

import { createCaseRecord, createExhibit, uploadMark, Problem } from './api.js';
import { markKinds, count } from './words.js';

/** Records the files as marks of one new exhibit and gives the exhibit, with what was remarked on its scans. */
export async function submit({ agencyId, caseReference, label, kind, files }, report, signal) {
  const specimen = markKinds.find(known => known.name === kind).specimen;
  report('Recording the exhibit');
  const caseRecord = await createCaseRecord(agencyId, caseReference, signal);
  const exhibit = await createExhibit(caseRecord.id, label, specimen, signal);
  const marks = [];
  for (const [i, file] of inOrder(files).entries()) {
    const which = files.length > 1 ? `${file.name} (${i + 1} of ${files.length})` : file.name;
    report(`Reading ${which}`);
    const sha256 = await digest(file);
    const land = kind === 'LandEngravedArea' ? i + 1 : null;
    marks.push(await uploadMark(exhibit.id, { kind, land, sha256, file }, share => share < 1
      ? report(`Uploading ${which}`, share)
      : report(`Preparing the mark of ${which}`), signal));
  }
  if (!marks.some(mark => mark.state === 'Ready')) {
    throw new Problem(422, `${count(marks.length, 'scan')} kept, and not comparable`, marks.flatMap(mark => mark.remarks ?? []).join(' '));
  }
  return { ...exhibit, marks };
}

// Lands are numbered in turn by their files' names: "land 2" comes before "land 10".
const inOrder = files => [...files].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));

/** The SHA-256 that the service compares with what arrives; null where the browser gives none (a page not served by HTTPS or localhost). */
async function digest(file) {
  if (!globalThis.crypto?.subtle) return null;
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
