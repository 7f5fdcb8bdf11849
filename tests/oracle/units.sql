-- The official names of communes and former districts of the province whose H code most dossier
-- codes begin with, and how a committee calls itself: "UBND xã Tả Van" is "Xã Tả Van" (domain.md
-- 4.2). Other names stay as they are.
CREATE OR REPLACE TABLE officials AS
WITH units AS (SELECT * FROM read_json({units}, maximum_object_size = 10000000)),
here AS (
  SELECT province FROM (SELECT unnest(provinces) AS province FROM units)
  WHERE province.h = (SELECT mode(substr(dossier_code, 1, 3)) FROM cells)
), names AS (
  SELECT unnest(province.communes)[2] AS official FROM here
  UNION ALL
  SELECT unnest(former.districts)[2]
  FROM (SELECT unnest(former_provinces) AS former FROM units), here
  WHERE list_contains(province.former_gso, former.gso)
)
SELECT official, lower(prefix || official) AS called
FROM names, (VALUES ('UBND '), ('')) prefixes(prefix);
