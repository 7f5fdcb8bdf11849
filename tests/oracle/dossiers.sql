-- What each row of a list says, read in SQL from the domain notes alone (domain.md 2.4, 5.3, 5.4;
-- architecture.md idea 4). The table `cells` holds the file's own texts, one column per role,
-- NULL where the file has no such column. Nothing here is taken from the program.

-- Texts meet by NFC and single spaces (domain.md, fact 11).
CREATE OR REPLACE MACRO tidy(cell) AS
  trim(regexp_replace(nfc_normalize(coalesce(cell, '')), '[\s\x{00A0}]+', ' ', 'g'));
-- Words of the vocabularies are compared without case; cells that say nothing are no words.
CREATE OR REPLACE MACRO word(cell) AS
  CASE WHEN lower(tidy(cell)) IN ('', '-', '—', 'n/a', 'null', 'không có') THEN NULL
       ELSE lower(tidy(cell)) END;

CREATE OR REPLACE MACRO channel_of(cell) AS CASE
  WHEN word(cell) IN ('1', 'trực tiếp', 'nhận trực tiếp', 'direct', 'một cửa') THEN 'in_person'
  WHEN word(cell) IN ('2', 'trực tuyến', 'nộp trực tuyến', 'qua mạng', 'online', 'vneid', 'cổng dvcqg',
                      'nộp tại nhà') THEN 'online'
  WHEN word(cell) IN ('3', 'bưu chính công ích', 'qua bưu chính công ích', 'bcci', 'bưu chính', 'postal')
    THEN 'post'
  ELSE 'unknown' END;
CREATE OR REPLACE MACRO level_of(cell) AS CASE
  WHEN word(cell) IN ('4', 'toàn trình', 'mức độ 4', 'tt') THEN 'full'
  WHEN word(cell) IN ('3', 'một phần', 'mức độ 3') THEN 'partial'
  WHEN word(cell) IN ('2', 'cung cấp thông tin', 'mức độ 2') THEN 'information'
  ELSE 'unknown' END;
-- The ten statuses of the synchronisation record, by number or by name.
CREATE OR REPLACE MACRO status_of(cell) AS CASE
  WHEN word(cell) IN ('1', 'mới đăng ký') THEN 1
  WHEN word(cell) IN ('2', 'được tiếp nhận') THEN 2
  WHEN word(cell) IN ('3', 'không được tiếp nhận') THEN 3
  WHEN word(cell) IN ('4', 'đang xử lý', 'đang xử lý còn hạn', 'đang xử lý quá hạn') THEN 4
  WHEN word(cell) IN ('5', 'yêu cầu bổ sung giấy tờ', 'đang bổ sung điều kiện') THEN 5
  WHEN word(cell) IN ('6', 'yêu cầu thực hiện nvtc') THEN 6
  WHEN word(cell) IN ('7', 'công dân yêu cầu rút hồ sơ', 'rút không giải quyết') THEN 7
  WHEN word(cell) IN ('8', 'dừng xử lý') THEN 8
  WHEN word(cell) IN ('9', 'đã xử lý xong', 'đã giải quyết sớm hạn', 'đã giải quyết đúng hạn',
                      'đã giải quyết quá hạn') THEN 9  -- OpenCPS
  WHEN word(cell) IN ('10', 'đã trả kết quả') THEN 10
  ELSE NULL END;
-- What the file itself says of the time of a finished dossier, in a column of its own or in the
-- status; it counts only where the dates cannot tell.
CREATE OR REPLACE MACRO timing_of(cell) AS CASE
  WHEN word(cell) IN ('trước hạn', 'sớm hạn', 'đã giải quyết sớm hạn') THEN 'early'
  WHEN word(cell) IN ('đúng hạn', 'đã giải quyết đúng hạn') THEN 'on_time'
  WHEN word(cell) IN ('quá hạn', 'trễ hạn', 'đã giải quyết quá hạn') THEN 'late' END;
CREATE OR REPLACE MACRO yes_of(cell) AS word(cell) IN ('có', 'x', '✓', 'true', '1');
-- Payment: 1 through the national portal, 2 through the agency's own; anything else is none.
CREATE OR REPLACE MACRO paid_online_of(cell) AS coalesce(word(cell) IN ('1', '2', 'có', 'x', '✓', 'true'), false);
-- A dossier bears a fee when its amount is not 0: digits of an amount in dong.
CREATE OR REPLACE MACRO has_fee_of(cell) AS
  coalesce(try_cast(regexp_replace(word(cell), '[^0-9]', '', 'g') AS BIGINT), 0) > 0;
-- 31/02/2025, words and blanks are no moments.
CREATE OR REPLACE MACRO moment_of(cell) AS try_strptime(tidy(cell),
  ['%d/%m/%Y %H:%M:%S', '%d/%m/%Y %H:%M', '%d/%m/%Y', '%Y-%m-%d %H:%M:%S', '%Y-%m-%d']);
CREATE OR REPLACE MACRO has_time(cell) AS contains(tidy(cell), ':');

CREATE OR REPLACE TABLE stated AS
SELECT
  tidy(dossier_code) AS code,
  coalesce(official, tidy(unit)) AS unit, tidy(field) AS field, tidy(procedure_code) AS "procedure",
  channel_of(channel) AS channel, level_of(service_level) AS level, status_of(status) AS status,
  coalesce(yes_of(eligible), false) AS eligible,
  coalesce(yes_of(digitised), false) AS digitised,
  coalesce(yes_of(reused), false) AS reused,
  coalesce(yes_of(e_result), false) AS e_result,
  paid_online_of(paid_online) AS paid_online,
  has_fee_of(fee) AS has_fee,
  coalesce(timing_of(timing), timing_of(status), 'unknown') AS stated_timing,
  moment_of(received_at) AS received, moment_of(due_at) AS due, has_time(due_at) AS due_has_time,
  -- The day the handling ended; the day of returning is a later, other one and only stands in
  -- where the former is not given (domain.md 2.4).
  coalesce(moment_of(finished_at), moment_of(returned_at)) AS ended,
  CASE WHEN moment_of(finished_at) IS NOT NULL THEN has_time(finished_at) ELSE has_time(returned_at) END
    AS ended_has_time
FROM cells LEFT JOIN officials ON called = lower(tidy(unit))
WHERE regexp_matches(tidy(dossier_code), '^([GH]\d{2}(\.\d{1,3}){0,3}|\d{3}\.\d{2}\.\d{2}\.[GH]\d{2})-\d{6}-\d{4,}$');

-- One dossier once: how far it has come decides, then its latest event, then its content.
-- Registered or not accepted (1, 3) is no dossier; without a received day it belongs to no period.
CREATE OR REPLACE TABLE dossiers AS
SELECT *,
  CASE WHEN status IN (7, 8, 9, 10) THEN ended::DATE END AS finished_day,
  received::DATE AS received_day, due::DATE AS due_day,
  CASE WHEN status NOT IN (7, 8, 9, 10) OR ended IS NULL THEN 'unknown'
       WHEN due IS NULL THEN stated_timing
       WHEN ended::DATE < due::DATE THEN 'early'
       WHEN ended::DATE > due::DATE THEN 'late'
       WHEN ended_has_time AND due_has_time AND ended > due THEN 'late'
       ELSE 'on_time' END AS timing
FROM stated
WHERE received IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY code ORDER BY
  CASE WHEN status IN (1, 3) THEN 0 WHEN status IN (2, 4) THEN 1 WHEN status IN (5, 6) THEN 2
       WHEN status = 10 THEN 4 ELSE 3 END DESC,
  greatest(received, ended) DESC, hash(stated)) = 1
  AND status NOT IN (1, 3);
