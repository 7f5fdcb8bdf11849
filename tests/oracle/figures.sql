-- Every metric from its definition (domain.md 2.1-2.5) over `dossiers`, for each span of `spans`
-- (name, first, last; both days included) and each value of the expression {by}.
WITH counted AS (
  SELECT spans.name AS span, {by} AS key, d.*,
    received_day BETWEEN first AND last AS is_received,                                       -- R
    coalesce(finished_day BETWEEN first AND last, false) AS is_finished,                      -- D
    received_day < first AND (finished_day IS NULL OR finished_day >= first) AS is_carried,   -- C
    received_day <= last AND (finished_day IS NULL OR finished_day > last) AS is_open,        -- P
    -- An unfinished dossier is compared with the period's end, day by day; without a due day
    -- nothing says that it is late.
    due_day IS NULL OR due_day >= last AS is_in_time
  FROM dossiers d CROSS JOIN spans
), sums AS (
  SELECT span, key,
    count(*) FILTER (is_received) AS r,
    count(*) FILTER (is_received AND channel = 'online') AS online,
    count(*) FILTER (is_received AND channel = 'online' AND level = 'full') AS online_full,
    count(*) FILTER (is_received AND level = 'full') AS level_full,
    count(*) FILTER (is_received AND eligible) AS eligible,
    count(*) FILTER (is_received AND eligible AND channel = 'online' AND level = 'full') AS eligible_online_full,
    count(*) FILTER (is_carried) AS c,
    count(*) FILTER (is_finished) AS d,
    count(*) FILTER (is_finished AND timing IN ('early', 'on_time')) AS d_in_time,
    count(*) FILTER (is_finished AND timing = 'late') AS d_late,
    count(*) FILTER (is_open) AS p,
    count(*) FILTER (is_open AND is_in_time) AS p_in_time,
    count(*) FILTER (is_finished AND digitised) AS digitised,
    count(*) FILTER (is_received AND digitised) AS received_digitised,
    count(*) FILTER (is_finished AND e_result) AS e_result,
    count(*) FILTER (is_received AND reused) AS reused,
    count(*) FILTER (is_received AND has_fee) AS fee,
    count(*) FILTER (is_received AND has_fee AND paid_online) AS fee_paid_online
  FROM counted GROUP BY span, key
)
SELECT key, c + r = d + p AS balanced,
  {'full_process_a': [online_full, r],
   'full_process_b': [eligible_online_full, eligible],
   'full_process_c': [online_full, level_full],
   'full_process_d': [online_full, online],
   'online_filing': [online, r],
   'online_filing_of_handled': [online, c + r],
   'on_time_closed': [d_in_time, d_in_time + d_late],
   'on_time_766': [d_in_time + p_in_time, c + r],
   'overdue_share': [d_late + p - p_in_time, c + r],
   'digitised': [digitised, d],
   'digitised_received': [received_digitised, r],
   'paid_online': [fee_paid_online, fee],
   'e_result': [e_result, d],
   'reused': [reused, r]} AS figures
FROM sums
WHERE c + r + d > 0
ORDER BY 1
