-- Providers called over TLS prove who they are: by the system's authorities and this one (PEM), unless that is switched off.
alter table providers
  add column tls_verify boolean not null default true,
  add column tls_ca text not null default '';
