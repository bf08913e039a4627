-- What waits to be routed says so itself (filing.disposition); the rows that said it again are of no use any more.
delete from scheduled_tasks where task_name = 'route';
