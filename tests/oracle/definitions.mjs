// The definitions of domain.md 2.1-2.5 with their sub-ambiguities, as conditions in SQL: written from
// the domain notes, not from the program's rules. r, c, d, p: the dossier was received in the
// period, carried over into it, finished in it, pending at its end; in_time: not past its due day
// then.
const combine = (parts) => parts.filter(Boolean).map((part) => `(${part})`).join(" AND ");

// 2.1 A-D and 2.2: [numerator, denominator] besides the base.
const FILING = {
  full_process_a: ["channel = 'online' AND level = 'full'", ""],
  full_process_b: ["channel = 'online' AND level = 'full' AND eligible", "eligible"],
  full_process_c: ["channel = 'online' AND level = 'full'", "level = 'full'"],
  full_process_d: ["channel = 'online' AND level = 'full'", "channel = 'online'"],
  online_filing: ["channel = 'online'", ""],
};
const BASES = { "": "r", "+base.handled": "c OR r", "+base.finished": "d" };
const POST = { "": "", "+post.out": "channel <> 'post'" };
const MISSING = { "": "", "+missing.out": "channel <> 'unknown'" };
const RESULT = { "": "", "+e_result.required": "e_result" };

function filing() {
  const out = { online_filing_of_handled: ["r AND channel = 'online'", "c OR r"] };
  for (const [id, [numerator, denominator]] of Object.entries(FILING)) {
    for (const [base, counted] of Object.entries(BASES)) {
      for (const [post, by_post] of Object.entries(POST)) {
        for (const [missing, stated] of Object.entries(MISSING)) {
          for (const [result, electronic] of Object.entries(RESULT)) {
            out[id + base + post + missing + result] = [combine([counted, numerator, by_post, stated, electronic]),
              combine([counted, denominator, by_post, stated])];
          }
        }
      }
    }
  }
  return out;
}

// 2.4, 2.5: with and without what was refused or withdrawn.
const ENDED = {
  on_time_closed: ["d AND timing IN ('early', 'on_time')", "d AND timing <> 'unknown'"],
  on_time_766: ["(d AND timing IN ('early', 'on_time')) OR (p AND in_time)", "c OR r"],
  overdue_share: ["(d AND timing = 'late') OR (p AND NOT in_time)", "c OR r"],
  e_result: ["d AND e_result", "d"],
};
function ended() {
  const out = {};
  for (const [id, pair] of Object.entries(ENDED)) {
    out[id] = pair;
    out[`${id}+refused.out`] = pair.map((part) => combine([part, "NOT refused"]));
  }
  return out;
}

/// In groups that read few columns each, so that equal dossiers can be counted first.
export const DEFINITIONS = [
  { columns: ["channel", "level", "eligible", "e_result"], rates: filing() },
  { columns: ["timing", "in_time", "refused", "e_result"], rates: ended() },
  { columns: ["digitised", "reused", "has_fee", "paid_online"], rates: {
    digitised: ["d AND digitised", "d"], digitised_received: ["r AND digitised", "r"],
    reused: ["r AND reused", "r"], paid_online: ["r AND has_fee AND paid_online", "r AND has_fee"] } },
];
export const IDS = DEFINITIONS.flatMap(({ rates }) => Object.keys(rates));

/// 2.1 E, 2.3: conditions over `catalogue` and, as `used`, over the dossiers received in the period.
const ONLINE = "level IN ('partial', 'full')";
export const CATALOGUE = {
  catalogue_full_eligible: { of: "eligible", counted: "eligible AND level = 'full'" },
  catalogue_full: { of: "true", counted: "level = 'full'" },
  catalogue_online: { of: "true", counted: ONLINE },
  catalogue_integrated: { of: ONLINE, counted: `integrated AND ${ONLINE}` },
  catalogue_used: { of: ONLINE, counted: ONLINE, used: "d.channel = 'online'" },
  catalogue_used_any: { of: ONLINE, counted: ONLINE, used: "true" },
  catalogue_paid: { of: "has_fee", counted: "has_fee", used: "d.paid_online" },
};
