-- What the classifier kept off the boards, by when.
create index filing_called_noise on filing (judged_at) where routing->'verdict'->>'stream' = 'noise';
