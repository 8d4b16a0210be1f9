-- The records of a user, newest first, among those of all others (contract 40 A6).
create index cdr_by_user on cdr (user_id, start_time, id) where user_id is not null;
