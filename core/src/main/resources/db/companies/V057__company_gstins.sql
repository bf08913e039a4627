-- A mail names its sender's registration; the company is found by it. As they are compared: upper case without separators.
update company set gstins = array(
        select distinct upper(regexp_replace(g, '[^0-9A-Za-z]', '', 'g')) from unnest(gstins) as g where g ~ '[0-9A-Za-z]')
    where gstins <> '{}';
create index company_gstins on company using gin (gstins);
