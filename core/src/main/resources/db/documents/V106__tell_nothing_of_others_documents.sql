-- What a step told of documents that who reads it may not be let see: that the same bytes had been read before, and how many are alike.
update processing_jobs set result = result - 'read_before' - 'compared' - 'alike' where job_type in ('text', 'duplicates') and result is not null;
