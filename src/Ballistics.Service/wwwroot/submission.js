// From dropped files to an exhibit on record: case record, exhibit, one mark per file.

import { createCaseRecord, createExhibit, getExhibit, uploadMark, Problem } from './api.js';
import { markKinds, count } from './words.js';

/** Records the files as marks of one new exhibit and gives the exhibit, with what was remarked on its scans. */
export async function submit({ caseReference, label, isNamed, kind, lighting, spacing, files }, report, signal) {
  report('Reading the files');
  const scans = [];
  for (const [i, file] of inOrder(files).entries()) {
    scans.push({ kind, land: kind === 'LandEngravedArea' ? i + 1 : null, sha256: await digest(file), lighting, spacing, file });
  }
  report('Recording the exhibit');
  const caseId = await caseRecordId(caseReference, signal);
  const exhibit = await enterExhibit(caseId, label, isNamed, scans, signal);
  const marks = exhibit.marks;
  for (const [i, scan] of scans.filter(scan => !has(exhibit, scan)).entries()) {
    const which = scans.length > 1 ? `${scan.file.name} (${i + 1} of ${scans.length})` : scan.file.name;
    marks.push(await uploadMark(exhibit.id, scan, share => share < 1
      ? report(`Uploading ${which}`, share)
      : report(`Preparing the mark of ${which}`), signal));
  }
  if (!marks.some(mark => mark.state === 'Ready')) {
    throw new Problem(422, `${count(marks.length, 'scan')} kept, and not comparable`, marks.flatMap(mark => mark.remarks ?? []).join(' '));
  }
  return exhibit;
}

/** The agency's case record of that reference, made where there is none. */
async function caseRecordId(reference, signal) {
  try {
    return (await createCaseRecord(reference, signal)).id;
  } catch (problem) {
    if (problem.existingId) return problem.existingId;
    throw problem;
  }
}

/**
 * A new exhibit; or the one of that label on record, where it holds these very scans (a file dropped again) or none (those
 * dropped before were refused). A label taken by another exhibit is refused where the user gave it, and made different where
 * it is only the file's name.
 */
async function enterExhibit(caseId, label, isNamed, scans, signal) {
  const specimen = markKinds.find(known => known.name === scans[0].kind).specimen;
  for (let copy = 1; ; copy++) {
    try {
      return await createExhibit(caseId, copy === 1 ? label : `${label} (${copy})`, specimen, signal);
    } catch (problem) {
      if (!problem.existingId) throw problem;
      const existing = await getExhibit(problem.existingId);
      if (scans.every(scan => has(existing, scan)) || existing.marks.length === 0) return existing;
      if (isNamed) throw problem;
    }
  }
}

const has = (exhibit, scan) => exhibit.marks.some(mark => mark.kind === scan.kind && mark.sha256 === scan.sha256);

// Lands are numbered in turn by their files' names: "land 2" comes before "land 10".
const inOrder = files => [...files].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));

/** The SHA-256 that the service compares with what arrives; null where the browser gives none (a page not served by HTTPS or localhost). */
async function digest(file) {
  if (!globalThis.crypto?.subtle) return null;
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
