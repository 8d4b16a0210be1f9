-- The line of an invoice that was taken back: this one gives its amount back, on the next run (contract 40 B12.5).
alter table autobill_lines add column adjusts uuid references autobill_lines on delete set null;
create index autobill_lines_adjusts on autobill_lines (adjusts) where adjusts is not null;
