-- Of the times it was asked, those in which the model was there and gave no answer that could be used: only these wear a question out.
alter table second_opinion add column nonsense int not null default 0;
