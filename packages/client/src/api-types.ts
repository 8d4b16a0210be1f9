// Made from the OpenAPI document by `npm run client:types`; not to be changed by hand.

export interface paths {
  '/api/authenticate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Log in; the answer carries the token */
    post: operations['postAuthenticate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/authenticate/cancel/{user_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Log out */
    post: operations['postAuthenticateCancelByUserId'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/token_payload': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The claims of a valid token; the body is {"token"} or the bare JSON string */
    post: operations['postTokenPayload'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/get_user': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The caller */
    get: operations['getGetUser'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/forgot_password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask for a mail with a link to choose a new password; the answer is the same whoever has the address */
    post: operations['postForgotPassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/update_password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Choose a new password with the code of the mail */
    put: operations['putUpdatePassword'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/user/totpqrcode': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Begin to enrol a second factor, or send a code by mail; for another user: take his back */
    post: operations['postUserTotpqrcode'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/user/totp/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Prove the second factor with a code of the app, of a mail or for recovery */
    post: operations['postUserTotpVerify'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/user/totp/recovery_codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many recovery codes are left */
    get: operations['getUserTotpRecoveryCodes'];
    put?: never;
    /** Make ten recovery codes; they are shown once, and those made before are void */
    post: operations['postUserTotpRecoveryCodes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{user_id}/token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A token to act as that user for an hour */
    get: operations['getUsersByUserIdToken'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/password/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Change the caller's own password */
    put: operations['putPasswordUsers'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/roles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Roles */
    get: operations['getRoles'];
    put?: never;
    /** Make a role */
    post: operations['postRoles'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/roles/{role_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One role */
    get: operations['getRolesByRoleId'];
    /** Change a role */
    put: operations['putRolesByRoleId'];
    post?: never;
    /** Delete a role */
    delete: operations['deleteRolesByRoleId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/permissions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The permission catalogue */
    get: operations['getPermissions'];
    put?: never;
    /** Make a permission */
    post: operations['postPermissions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/roles/{role_id}/permissions/{permission_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Grant a permission to a role */
    put: operations['putRolesByRoleIdPermissionsByPermissionId'];
    post?: never;
    /** Take a permission from a role */
    delete: operations['deleteRolesByRoleIdPermissionsByPermissionId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tenants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List tenants; a tenant admin sees his own */
    get: operations['getTenants'];
    put?: never;
    /** Make a tenant with its SIP domain, quotas and opening balance */
    post: operations['postTenants'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tenants/{tenant_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A tenant */
    get: operations['getTenantsByTenantId'];
    /** Change a tenant; credit is never changed here */
    put: operations['putTenantsByTenantId'];
    post?: never;
    /** Delete a tenant with all that is his; `dry_run=1` tells what would go */
    delete: operations['deleteTenantsByTenantId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/tenants/{tenant_id}/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A tenant's own settings, defaults filled in */
    get: operations['getTenantsByTenantIdSettings'];
    /** Change a tenant's own settings; null takes one back to its default */
    put: operations['putTenantsByTenantIdSettings'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List users; a tenant admin sees those of his tenant, an end user himself */
    get: operations['getUsers'];
    put?: never;
    /** Make a user */
    post: operations['postUsers'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/user/get_user': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List users; a tenant admin sees those of his tenant, an end user himself */
    get: operations['getUserGetUser'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{user_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A user */
    get: operations['getUsersByUserId'];
    /** Change a user; an end user changes his profile */
    put: operations['putUsersByUserId'];
    post?: never;
    /** Delete a user; `dry_run=1` tells what would go */
    delete: operations['deleteUsersByUserId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{user_id}/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Set a user's password */
    put: operations['putUsersByUserIdPassword'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{user_id}/credit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Add to the balance of the user's tenant (legacy) */
    put: operations['putUsersByUserIdCredit'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{user_id}/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether a user is logged in */
    get: operations['getUsersByUserIdStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{user_id}/roles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Roles of a user, implied ones included */
    get: operations['getUsersByUserIdRoles'];
    /** Replace the roles of a user */
    put: operations['putUsersByUserIdRoles'];
    post?: never;
    /** Take all roles from a user, who then is an end user */
    delete: operations['deleteUsersByUserIdRoles'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{user_id}/roles/{role_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A role of a user; 404 when he does not have it */
    get: operations['getUsersByUserIdRolesByRoleId'];
    /** Give a role to a user */
    put: operations['putUsersByUserIdRolesByRoleId'];
    post?: never;
    /** Take a role from a user; one he does not have is taken already */
    delete: operations['deleteUsersByUserIdRolesByRoleId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{user_id}/permissions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Permissions of a user */
    get: operations['getUsersByUserIdPermissions'];
    /** Replace the direct grants of a user by ids or names */
    put: operations['putUsersByUserIdPermissions'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{user_id}/permissions/{permission_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A permission of a user, by id or name; 404 when he does not hold it */
    get: operations['getUsersByUserIdPermissionsByPermissionId'];
    /** Grant a permission to a user */
    put: operations['putUsersByUserIdPermissionsByPermissionId'];
    post?: never;
    /** Take a directly granted permission away */
    delete: operations['deleteUsersByUserIdPermissionsByPermissionId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{user_id}/config/{config_name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A value kept with the user, else the tenant's, else the system's; call settings come from his extensions */
    get: operations['getUsersByUserIdConfigByConfigName'];
    /** Keep a value with the user; the body is the value. Call settings go to his extensions */
    put: operations['putUsersByUserIdConfigByConfigName'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{user_id}/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Accounts that a user owns */
    get: operations['getUsersByUserIdAccounts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/{user_id}/media': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A user's picture; pages load it without a token */
    get: operations['getUsersByUserIdMedia'];
    /** Set a user's picture: a PNG or JPEG as the body, or as the field `file` of a form */
    put: operations['putUsersByUserIdMedia'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/password_policy': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The password policy; the reset page has no token */
    get: operations['getPasswordPolicy'];
    put?: never;
    /** Change the password policy */
    post: operations['postPasswordPolicy'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/branding/{tenant_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A tenant's branding, else the default one; `null`, `undefined` and `0` stand for the default */
    get: operations['getBrandingByTenantId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/branding': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Save a tenant's branding, the caller's own by default */
    post: operations['postBranding'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/branding/{tenant_id}/media': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A tenant's logo, else the default one; pages load it without a token */
    get: operations['getBrandingByTenantIdMedia'];
    /** Upload a logo: a PNG or JPEG as the body, or as the field `file` of a form; then save its name as `logo` */
    put: operations['putBrandingByTenantIdMedia'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/branding_public/{host}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the login page of a host shows; of an unknown host the default */
    get: operations['getBrandingPublicByHost'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/branding_default': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The default branding, or the built-in look */
    get: operations['getBrandingDefault'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/announcement': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The caller's tenant's announcement and the system-wide one; a super admin sees all */
    get: operations['getAnnouncement'];
    put?: never;
    /** Set the announcement of the caller's tenant, or of the one named; empty title and message delete it */
    post: operations['postAnnouncement'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/announcement/{tenant_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A tenant's announcement, else the system-wide one, else nulls; `0` is the system-wide one */
    get: operations['getAnnouncementByTenantId'];
    put?: never;
    /** The same for the tenant of the path, whatever the body names; `0` speaks to all */
    post: operations['postAnnouncementByTenantId'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/api_keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** API keys */
    get: operations['getApiKeys'];
    put?: never;
    /** Make an API key for oneself; the answer alone shows it */
    post: operations['postApiKeys'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/api_keys/{api_key_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Change an API key */
    put: operations['putApiKeysByApiKeyId'];
    post?: never;
    /** Delete an API key */
    delete: operations['deleteApiKeysByApiKeyId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sso': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Identity providers that the login page offers; of a tenant by his id, SIP domain or branding host */
    get: operations['getSso'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sso/{sso_provider_id}/start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Send the browser to an identity provider */
    get: operations['getSsoBySsoProviderIdStart'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sso/{sso_provider_id}/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where an identity provider sends the browser back to */
    get: operations['getSsoBySsoProviderIdCallback'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sso_providers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Identity providers */
    get: operations['getSsoProviders'];
    put?: never;
    /** Make an identity provider known; without a tenant it is one for everybody */
    post: operations['postSsoProviders'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sso_providers/{sso_provider_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One identity provider */
    get: operations['getSsoProvidersBySsoProviderId'];
    /** Change an identity provider */
    put: operations['putSsoProvidersBySsoProviderId'];
    post?: never;
    /** Delete an identity provider; its users keep their accounts */
    delete: operations['deleteSsoProvidersBySsoProviderId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sso_providers/{sso_provider_id}/users/{user_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Forget whom the provider takes a user for; his next login links him anew */
    delete: operations['deleteSsoProvidersBySsoProviderIdUsersByUserId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/activities/{user_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Activities the caller may see, newest first; the path names the viewer */
    get: operations['getUsersActivitiesByUserId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/activity/{user_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Activities of one user, newest first */
    get: operations['getUsersActivityByUserId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/users/act/csv/{userid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Activities as CSV, times in the caller’s time zone */
    get: operations['getUsersActCsvByUserid'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/billing/quota': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a tenant may have of each resource, and what he uses */
    get: operations['getBillingQuota'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/billing/quota/all/{tenant_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Limit and use of every resource */
    get: operations['getBillingQuotaAllByTenantId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/billing/quota/{tenant_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Set limits for one tenant, whatever his package says: `[{resource_id, quota_limit}]`, -1 unlimited, 0 none */
    put: operations['putBillingQuotaByTenantId'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/billing/usage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was used and charged in a month: one tenant, or all of them for a super admin who names none */
    get: operations['getBillingUsage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/billing/ledger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Movements of tenants' balances */
    get: operations['getBillingLedger'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/billing/ledger/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same as a file */
    get: operations['getBillingLedgerCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/packages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Packages */
    get: operations['getPackages'];
    put?: never;
    /** Make a package */
    post: operations['postPackages'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/packages/{package_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One package */
    get: operations['getPackagesByPackageId'];
    /** Change a package */
    put: operations['putPackagesByPackageId'];
    post?: never;
    /** Delete a package */
    delete: operations['deletePackagesByPackageId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/subscriptions/packages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Packages to choose from; a tenant admin sees his own */
    get: operations['getSubscriptionsPackages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/subscriptions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Subscriptions */
    get: operations['getSubscriptions'];
    put?: never;
    /** Give a tenant a package, or another one: his limits become those of the package */
    post: operations['postSubscriptions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/subscriptions/{subscription_id}/activate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Let a subscription go on */
    put: operations['putSubscriptionsBySubscriptionIdActivate'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/subscriptions/{subscription_id}/suspend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Suspend a subscription: no calls from and to outside */
    put: operations['putSubscriptionsBySubscriptionIdSuspend'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/plans': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Rate plans */
    get: operations['getPlans'];
    put?: never;
    /** Make a plan */
    post: operations['postPlans'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/plans/{plan_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One plan */
    get: operations['getPlansByPlanId'];
    /** Change a plan */
    put: operations['putPlansByPlanId'];
    post?: never;
    /** Delete a plan */
    delete: operations['deletePlansByPlanId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/rates/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Imports of rates and how far they are */
    get: operations['getRatesImports'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/rates/imports/{import_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One import */
    get: operations['getRatesImportsByImportId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/rates/imports/{import_id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End an import in the background that is not done yet: nothing of it is stored */
    post: operations['postRatesImportsByImportIdCancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/rates/csv/file': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Rates in force as a file that can be imported again */
    get: operations['getRatesCsvFile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/rates/sample/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a file of rates looks like */
    get: operations['getRatesSampleCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/plans/{plan_id}/decks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The decks of a plan: past, in force, and to come */
    get: operations['getPlansByPlanIdDecks'];
    put?: never;
    /** Replace the rates of a plan by a file (text/csv) from a time on, or see what that would change */
    post: operations['postPlansByPlanIdDecks'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/plans/{plan_id}/decks/{deck_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Take back a deck that is not in force yet */
    delete: operations['deletePlansByPlanIdDecksByDeckId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/rates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Rates that are in force, or those of one deck */
    get: operations['getRates'];
    put?: never;
    /** Make a rate for each prefix of a comma list; the answer is the first one */
    post: operations['postRates'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/rates/{rate_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One rate */
    get: operations['getRatesByRateId'];
    /** Change a rate */
    put: operations['putRatesByRateId'];
    post?: never;
    /** Delete a rate */
    delete: operations['deleteRatesByRateId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/payments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Payments */
    get: operations['getPayments'];
    put?: never;
    /** Make a payment */
    post: operations['postPayments'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/payments/{payment_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One payment */
    get: operations['getPaymentsByPaymentId'];
    /** Change a payment */
    put: operations['putPaymentsByPaymentId'];
    post?: never;
    /** Delete a payment */
    delete: operations['deletePaymentsByPaymentId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/fpbx_domains': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** SIP domains */
    get: operations['getFpbxDomains'];
    put?: never;
    /** Name the SIP domain of a tenant */
    post: operations['postFpbxDomains'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/fpbx_domains/{tenant_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** SIP domain of a tenant */
    get: operations['getFpbxDomainsByTenantId'];
    /** Give a tenant an existing SIP domain */
    put: operations['putFpbxDomainsByTenantId'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/fpbx_extensions/next_available': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lowest free extension number */
    get: operations['getFpbxExtensionsNextAvailable'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/fpbx_extensions/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether a number is free */
    get: operations['getFpbxExtensionsCheck'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/fpbx_extensions/available_for_fax': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Extensions that are no line of a fax account */
    get: operations['getFpbxExtensionsAvailableForFax'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/fpbx_extensions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Extensions */
    get: operations['getFpbxExtensions'];
    put?: never;
    /** Create an extension */
    post: operations['postFpbxExtensions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/fpbx_extensions/{extension_uuid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One extension */
    get: operations['getFpbxExtensionsByExtensionUuid'];
    /** Change an extension */
    put: operations['putFpbxExtensionsByExtensionUuid'];
    post?: never;
    /** Delete an extension */
    delete: operations['deleteFpbxExtensionsByExtensionUuid'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/fpbx_extensions/{extension_uuid}/assign': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Assign an extension to a user or a fax account */
    post: operations['postFpbxExtensionsByExtensionUuidAssign'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/voicemails': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Voicemails */
    get: operations['getVoicemails'];
    put?: never;
    /** Make a voicemail */
    post: operations['postVoicemails'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/voicemails/{voicemail_uuid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One voicemail */
    get: operations['getVoicemailsByVoicemailUuid'];
    /** Change a voicemail */
    put: operations['putVoicemailsByVoicemailUuid'];
    post?: never;
    /** Delete a voicemail */
    delete: operations['deleteVoicemailsByVoicemailUuid'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/voicemails/{voicemail_uuid}/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Messages of a mailbox, oldest first */
    get: operations['getVoicemailsByVoicemailUuidMessages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/voicemails/{voicemail_uuid}/messages/{voicemail_message_uuid}/media': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was said: a WAV file, or the range of it that is asked for */
    get: operations['getVoicemailsByVoicemailUuidMessagesByVoicemailMessageUuidMedia'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/voicemails/{voicemail_uuid}/messages/{voicemail_message_uuid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Mark a message as new or saved */
    put: operations['putVoicemailsByVoicemailUuidMessagesByVoicemailMessageUuid'];
    post?: never;
    /** Delete a message */
    delete: operations['deleteVoicemailsByVoicemailUuidMessagesByVoicemailMessageUuid'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/voicemail_greetings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Greetings by their numbers, of one mailbox or of all */
    get: operations['getVoicemailGreetings'];
    put?: never;
    /** Upload a greeting: a form with `file` (WAV, MP3 or Ogg), `voicemail_uuid` and `greeting_name` */
    post: operations['postVoicemailGreetings'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/voicemail_greetings/{voicemail_greeting_uuid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One greeting */
    get: operations['getVoicemailGreetingsByVoicemailGreetingUuid'];
    put?: never;
    post?: never;
    /** Delete a greeting; where it was the active one, the built-in one is heard */
    delete: operations['deleteVoicemailGreetingsByVoicemailGreetingUuid'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/voicemail_greetings/{voicemail_greeting_uuid}/media': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The greeting: a WAV file, or the range of it that is asked for */
    get: operations['getVoicemailGreetingsByVoicemailGreetingUuidMedia'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/ring_groups': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Ring groups */
    get: operations['getRingGroups'];
    put?: never;
    /** Make a ring group */
    post: operations['postRingGroups'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/ring_groups/{ring_group_uuid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One ring group */
    get: operations['getRingGroupsByRingGroupUuid'];
    /** Change a ring group */
    put: operations['putRingGroupsByRingGroupUuid'];
    post?: never;
    /** Delete a ring group */
    delete: operations['deleteRingGroupsByRingGroupUuid'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integration_versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Versions of the integration API and its applications */
    get: operations['getIntegrationVersions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integration_health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Health of all that the integration API rests on */
    get: operations['getIntegrationHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integration_identities/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Test a connection: would these credentials be let in from that address? */
    post: operations['postIntegrationIdentitiesTest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integration_identities': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Identities of the integration API */
    get: operations['getIntegrationIdentities'];
    put?: never;
    /** Make an identity; the answer alone shows its secrets */
    post: operations['postIntegrationIdentities'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integration_identities/{identity_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An identity of the integration API */
    get: operations['getIntegrationIdentitiesByIdentityId'];
    /** Change an identity */
    put: operations['putIntegrationIdentitiesByIdentityId'];
    post?: never;
    /** Disable an identity for good and end its secrets; what it did stays in the log */
    delete: operations['deleteIntegrationIdentitiesByIdentityId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integration_identities/{identity_id}/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give an identity another secret; the former one stays valid for the overlap */
    post: operations['postIntegrationIdentitiesByIdentityIdRotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integration_identities/{identity_id}/revoke': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End a secret of an identity at once */
    post: operations['postIntegrationIdentitiesByIdentityIdRevoke'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integration_whitelist': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Addresses that may call the integration API; none: nobody */
    get: operations['getIntegrationWhitelist'];
    put?: never;
    /** Let an address or network call the integration API */
    post: operations['postIntegrationWhitelist'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integration_whitelist/{whitelist_uuid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Change an entry */
    put: operations['putIntegrationWhitelistByWhitelistUuid'];
    post?: never;
    /** Take an address or network off the list */
    delete: operations['deleteIntegrationWhitelistByWhitelistUuid'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integration_whitelist/text': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The list as plain text */
    get: operations['getIntegrationWhitelistText'];
    /** Replace the list by a plain text, as a whole or not at all */
    put: operations['putIntegrationWhitelistText'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integration_whitelist/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which entry lets an address in */
    get: operations['getIntegrationWhitelistCheck'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integration_audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Calls of the integration API, newest first */
    get: operations['getIntegrationAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integration_audit/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same as CSV */
    get: operations['getIntegrationAuditCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/integration_settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Settings of the integration API */
    get: operations['getIntegrationSettings'];
    /** Change settings of the integration API */
    put: operations['putIntegrationSettings'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/ivr_menus': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** IVR menus */
    get: operations['getIvrMenus'];
    put?: never;
    /** Make an ivr menu */
    post: operations['postIvrMenus'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/ivr_menus/{ivr_menu_uuid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One ivr menu */
    get: operations['getIvrMenusByIvrMenuUuid'];
    /** Change an ivr menu */
    put: operations['putIvrMenusByIvrMenuUuid'];
    post?: never;
    /** Delete an ivr menu */
    delete: operations['deleteIvrMenusByIvrMenuUuid'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/time_conditions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Time conditions */
    get: operations['getTimeConditions'];
    put?: never;
    /** Make a time condition */
    post: operations['postTimeConditions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/time_conditions/{dialplan_uuid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One time condition */
    get: operations['getTimeConditionsByDialplanUuid'];
    /** Change a time condition */
    put: operations['putTimeConditionsByDialplanUuid'];
    post?: never;
    /** Delete a time condition */
    delete: operations['deleteTimeConditionsByDialplanUuid'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/call_flows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Call flows */
    get: operations['getCallFlows'];
    put?: never;
    /** Make a call flow */
    post: operations['postCallFlows'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/call_flows/{call_flow_uuid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One call flow */
    get: operations['getCallFlowsByCallFlowUuid'];
    /** Change a call flow */
    put: operations['putCallFlowsByCallFlowUuid'];
    post?: never;
    /** Delete a call flow */
    delete: operations['deleteCallFlowsByCallFlowUuid'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/call_queues': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Call queues */
    get: operations['getCallQueues'];
    put?: never;
    /** Make a call queue */
    post: operations['postCallQueues'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/call_queues/{call_center_queue_uuid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One call queue */
    get: operations['getCallQueuesByCallCenterQueueUuid'];
    /** Change a call queue */
    put: operations['putCallQueuesByCallCenterQueueUuid'];
    post?: never;
    /** Delete a call queue */
    delete: operations['deleteCallQueuesByCallCenterQueueUuid'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/call_block': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Call blocks */
    get: operations['getCallBlock'];
    put?: never;
    /** Make a call block */
    post: operations['postCallBlock'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/call_block/{call_block_uuid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One call block */
    get: operations['getCallBlockByCallBlockUuid'];
    /** Change a call block */
    put: operations['putCallBlockByCallBlockUuid'];
    post?: never;
    /** Delete a call block */
    delete: operations['deleteCallBlockByCallBlockUuid'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/follow_me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Follow me */
    get: operations['getFollowMe'];
    put?: never;
    /** Make a follow me */
    post: operations['postFollowMe'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/follow_me/{follow_me_uuid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One follow me */
    get: operations['getFollowMeByFollowMeUuid'];
    /** Change a follow me */
    put: operations['putFollowMeByFollowMeUuid'];
    post?: never;
    /** Delete a follow me */
    delete: operations['deleteFollowMeByFollowMeUuid'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/music_on_hold': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Music on hold */
    get: operations['getMusicOnHold'];
    put?: never;
    /** Make a music on hold */
    post: operations['postMusicOnHold'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/music_on_hold/{music_on_hold_uuid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One music on hold */
    get: operations['getMusicOnHoldByMusicOnHoldUuid'];
    /** Change a music on hold */
    put: operations['putMusicOnHoldByMusicOnHoldUuid'];
    post?: never;
    /** Delete a music on hold */
    delete: operations['deleteMusicOnHoldByMusicOnHoldUuid'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/music_on_hold/{music_on_hold_uuid}/files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Add a WAV, MP3 or Ogg file to the music (a form with `file`), converted to its rate; one of the same name is replaced */
    post: operations['postMusicOnHoldByMusicOnHoldUuidFiles'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/music_on_hold/{music_on_hold_uuid}/files/{file_name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One file: WAV, or the range of it that is asked for */
    get: operations['getMusicOnHoldByMusicOnHoldUuidFilesByFileName'];
    put?: never;
    post?: never;
    /** Take a file out of the music */
    delete: operations['deleteMusicOnHoldByMusicOnHoldUuidFilesByFileName'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/cdr/{call_id}/recording': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The recording of a call: WAV, left its caller and right what he heard, or the range that is asked for; of a conference that he was in first, all in one channel */
    get: operations['getCdrByCallIdRecording'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/recordings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Recordings */
    get: operations['getRecordings'];
    put?: never;
    /** Make a recording */
    post: operations['postRecordings'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/recordings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Recordings */
    get: operations['getMessagesRecordings'];
    put?: never;
    /** Make a recording */
    post: operations['postMessagesRecordings'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/recordings/{recording_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One recording */
    get: operations['getRecordingsByRecordingId'];
    /** Change a recording */
    put: operations['putRecordingsByRecordingId'];
    post?: never;
    /** Delete a recording */
    delete: operations['deleteRecordingsByRecordingId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/recordings/{recording_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One recording */
    get: operations['getMessagesRecordingsByRecordingId'];
    /** Change a recording */
    put: operations['putMessagesRecordingsByRecordingId'];
    post?: never;
    /** Delete a recording */
    delete: operations['deleteMessagesRecordingsByRecordingId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/recordings/{recording_id}/media': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The sound: a WAV file, or the range of it that is asked for */
    get: operations['getRecordingsByRecordingIdMedia'];
    /** Upload the sound (WAV, GSM, MP3 or Ogg as the body, or a form with `file`), in place of what there was */
    put: operations['putRecordingsByRecordingIdMedia'];
    /** The same behind what there is */
    post: operations['postRecordingsByRecordingIdMedia'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/recordings/{recording_id}/media': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The sound: a WAV file, or the range of it that is asked for */
    get: operations['getMessagesRecordingsByRecordingIdMedia'];
    /** Upload the sound (WAV, GSM, MP3 or Ogg as the body, or a form with `file`), in place of what there was */
    put: operations['putMessagesRecordingsByRecordingIdMedia'];
    /** The same behind what there is */
    post: operations['postMessagesRecordingsByRecordingIdMedia'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/documents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Documents */
    get: operations['getDocuments'];
    put?: never;
    /** Make a document */
    post: operations['postDocuments'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/documents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Documents */
    get: operations['getMessagesDocuments'];
    put?: never;
    /** Make a document */
    post: operations['postMessagesDocuments'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/documents/{document_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One document */
    get: operations['getDocumentsByDocumentId'];
    /** Change a document */
    put: operations['putDocumentsByDocumentId'];
    post?: never;
    /** Delete a document */
    delete: operations['deleteDocumentsByDocumentId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/documents/{document_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One document */
    get: operations['getMessagesDocumentsByDocumentId'];
    /** Change a document */
    put: operations['putMessagesDocumentsByDocumentId'];
    post?: never;
    /** Delete a document */
    delete: operations['deleteMessagesDocumentsByDocumentId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/documents/{document_id}/media': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The document as PDF, the preview of a page, or its fax image */
    get: operations['getDocumentsByDocumentIdMedia'];
    /** Upload a file (as the body, or a form with `file`), in place of what there was */
    put: operations['putDocumentsByDocumentIdMedia'];
    /** The same behind what there is */
    post: operations['postDocumentsByDocumentIdMedia'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/documents/{document_id}/media': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The document as PDF, the preview of a page, or its fax image */
    get: operations['getMessagesDocumentsByDocumentIdMedia'];
    /** Upload a file (as the body, or a form with `file`), in place of what there was */
    put: operations['putMessagesDocumentsByDocumentIdMedia'];
    /** The same behind what there is */
    post: operations['postMessagesDocumentsByDocumentIdMedia'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/documents/{document_id}/media/{transmission_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same of a fax, which is then read; its activity says by whom */
    get: operations['getDocumentsByDocumentIdMediaByTransmissionId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/documents/{document_id}/media/{transmission_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same of a fax, which is then read; its activity says by whom */
    get: operations['getMessagesDocumentsByDocumentIdMediaByTransmissionId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/documents/{document_id}/view_token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A token by which the PDF can be loaded for five minutes without logging in */
    post: operations['postDocumentsByDocumentIdViewToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/documents/{document_id}/view_token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A token by which the PDF can be loaded for five minutes without logging in */
    post: operations['postMessagesDocumentsByDocumentIdViewToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/documents/{document_id}/{user_id}/media': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The PDF for a viewer: with credentials, or a view token */
    get: operations['getDocumentsByDocumentIdByUserIdMedia'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/documents/{document_id}/{user_id}/media': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The PDF for a viewer: with credentials, or a view token */
    get: operations['getMessagesDocumentsByDocumentIdByUserIdMedia'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/coverpages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Cover pages */
    get: operations['getCoverpages'];
    put?: never;
    /** Make a cover page */
    post: operations['postCoverpages'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/coverpages/{coverpage_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One cover page */
    get: operations['getCoverpagesByCoverpageId'];
    /** Change a cover page */
    put: operations['putCoverpagesByCoverpageId'];
    post?: never;
    /** Delete a cover page */
    delete: operations['deleteCoverpagesByCoverpageId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/coverpage/{coverpage_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One cover page */
    get: operations['getCoverpageByCoverpageId'];
    /** Change a cover page */
    put: operations['putCoverpageByCoverpageId'];
    post?: never;
    /** Delete a cover page */
    delete: operations['deleteCoverpageByCoverpageId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/coverpage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a cover page */
    post: operations['postCoverpage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/conferences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Conferences */
    get: operations['getConferences'];
    put?: never;
    /** Make a conference */
    post: operations['postConferences'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/conferences/{conference_center_uuid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One conference */
    get: operations['getConferencesByConferenceCenterUuid'];
    /** Change a conference */
    put: operations['putConferencesByConferenceCenterUuid'];
    post?: never;
    /** Delete a conference */
    delete: operations['deleteConferencesByConferenceCenterUuid'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/conference_participants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is in a conference now */
    get: operations['getConferenceParticipants'];
    put?: never;
    /** Mute a member, let him speak again, or put him out */
    post: operations['postConferenceParticipants'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/devices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Devices */
    get: operations['getDevices'];
    put?: never;
    /** Make a device */
    post: operations['postDevices'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/devices/{device_uuid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One device */
    get: operations['getDevicesByDeviceUuid'];
    /** Change a device */
    put: operations['putDevicesByDeviceUuid'];
    post?: never;
    /** Delete a device */
    delete: operations['deleteDevicesByDeviceUuid'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/devices/{device_uuid}/reprovision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Tell the phones of a device's lines to fetch their configuration */
    post: operations['postDevicesByDeviceUuidReprovision'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/device_profiles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Device profiles */
    get: operations['getDeviceProfiles'];
    put?: never;
    /** Make a device profile */
    post: operations['postDeviceProfiles'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/device_profiles/{device_profile_uuid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One device profile */
    get: operations['getDeviceProfilesByDeviceProfileUuid'];
    /** Change a device profile */
    put: operations['putDeviceProfilesByDeviceProfileUuid'];
    post?: never;
    /** Delete a device profile */
    delete: operations['deleteDeviceProfilesByDeviceProfileUuid'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/device_lines': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Device lines */
    get: operations['getDeviceLines'];
    put?: never;
    /** Make a device line */
    post: operations['postDeviceLines'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/device_lines/{device_line_uuid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One device line */
    get: operations['getDeviceLinesByDeviceLineUuid'];
    /** Change a device line */
    put: operations['putDeviceLinesByDeviceLineUuid'];
    post?: never;
    /** Delete a device line */
    delete: operations['deleteDeviceLinesByDeviceLineUuid'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/device_vendors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Vendors and models there are configurations for */
    get: operations['getDeviceVendors'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/providers/{provider_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One provider */
    get: operations['getProvidersByProviderId'];
    /** Change a provider */
    put: operations['putProvidersByProviderId'];
    post?: never;
    /** Delete a provider */
    delete: operations['deleteProvidersByProviderId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/providers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Providers; end users see only that there are some */
    get: operations['getProviders'];
    put?: never;
    /** Make a provider; a super admin’s without a tenant is shared by all */
    post: operations['postProviders'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/status/providers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Providers and how they do */
    get: operations['getStatusProviders'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/providers/{provider_id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask a SIP provider whether it is there (OPTIONS) */
    post: operations['postProvidersByProviderIdTest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/gateways': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Gateways */
    get: operations['getGateways'];
    put?: never;
    /** Make a gateway: a SIP provider for voice */
    post: operations['postGateways'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/gateways/{gateway_uuid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One gateway */
    get: operations['getGatewaysByGatewayUuid'];
    /** Change a gateway */
    put: operations['putGatewaysByGatewayUuid'];
    post?: never;
    /** Delete a gateway */
    delete: operations['deleteGatewaysByGatewayUuid'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/destination/{destination_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One destination */
    get: operations['getDestinationByDestinationId'];
    /** Change a destination */
    put: operations['putDestinationByDestinationId'];
    post?: never;
    /** Delete a destination */
    delete: operations['deleteDestinationByDestinationId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/destination': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Destinations */
    get: operations['getDestination'];
    put?: never;
    /** Make a destination */
    post: operations['postDestination'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/routes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Routes */
    get: operations['getRoutes'];
    put?: never;
    /** Make a route; a super admin’s without a tenant is for all */
    post: operations['postRoutes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/routes/{route_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One route */
    get: operations['getRoutesByRouteId'];
    /** Change a route */
    put: operations['putRoutesByRouteId'];
    post?: never;
    /** Delete a route */
    delete: operations['deleteRoutesByRouteId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/routes/bulk': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make many routes, all or none */
    post: operations['postRoutesBulk'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/routes/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Routes as a file; the filters of the list apply */
    get: operations['getRoutesCsv'];
    put?: never;
    /** Store a file of destination_id,name,service_flag,provider_id */
    post: operations['postRoutesCsv'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/routes/{service_flag}/{provider_id}/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Routes of a service over a provider as a file */
    get: operations['getRoutesByServiceFlagByProviderIdCsv'];
    put?: never;
    /** Store a file of destination_id,name for a service over a provider */
    post: operations['postRoutesByServiceFlagByProviderIdCsv'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/routes/sample/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A file of routes to begin with */
    get: operations['getRoutesSampleCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dids': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** DIDs */
    get: operations['getDids'];
    put?: never;
    /** Register a DID */
    post: operations['postDids'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dids/{account_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One DID */
    get: operations['getDidsByAccountId'];
    /** Change a DID, or give it to another tenant */
    put: operations['putDidsByAccountId'];
    post?: never;
    /** Delete a DID */
    delete: operations['deleteDidsByAccountId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dids/{account_id}/assign': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Link an account to a DID, or unlink all */
    put: operations['putDidsByAccountIdAssign'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/cids': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Caller ids */
    get: operations['getCids'];
    put?: never;
    /** Make a caller id */
    post: operations['postCids'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Accounts: all but children, unless a type is asked for */
    get: operations['getAccounts'];
    put?: never;
    /** Make an account */
    post: operations['postAccounts'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/extensions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Accounts of extensions */
    get: operations['getExtensions'];
    put?: never;
    /** Make an account of type extension */
    post: operations['postExtensions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/accounts/my': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Own accounts, the default one last */
    get: operations['getAccountsMy'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/accounts/linkdid/{account_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Accounts that receive by a DID */
    get: operations['getAccountsLinkdidByAccountId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/accounts/{account_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One account; -1 the default one, -2 the company, -3 nobody */
    get: operations['getAccountsByAccountId'];
    /** Change an account */
    put: operations['putAccountsByAccountId'];
    post?: never;
    /** Delete an account, its programs, and what it still was to send */
    delete: operations['deleteAccountsByAccountId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/accounts/{account_id}/provisioning': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a soft phone needs to be this account */
    get: operations['getAccountsByAccountIdProvisioning'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/accounts/{account_id}/settings/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A setting of an account */
    get: operations['getAccountsByAccountIdSettingsByName'];
    /** Set it: a bare JSON value, or an object with value or data */
    put: operations['putAccountsByAccountIdSettingsByName'];
    post?: never;
    /** Take it away */
    delete: operations['deleteAccountsByAccountIdSettingsByName'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/accounts/{account_id}/programs/{program_name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Subscribe an account to a program, in place of one of the same name */
    put: operations['putAccountsByAccountIdProgramsByProgramName'];
    post?: never;
    /** End a subscription of an account, by its name or program_id */
    delete: operations['deleteAccountsByAccountIdProgramsByProgramName'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/accounts/{account_id}/programs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** End all subscriptions of an account */
    delete: operations['deleteAccountsByAccountIdPrograms'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/accounts/{account_id}/users/{user_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Give an account to a user; its programs end */
    put: operations['putAccountsByAccountIdUsersByUserId'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/accounts/{account_id}/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Take an account from its user; its programs end */
    delete: operations['deleteAccountsByAccountIdUsers'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/inbound_routes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Inbound routes */
    get: operations['getInboundRoutes'];
    put?: never;
    /** Make an inbound route */
    post: operations['postInboundRoutes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/inbound_routes/{destination_uuid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One inbound route */
    get: operations['getInboundRoutesByDestinationUuid'];
    /** Change an inbound route */
    put: operations['putInboundRoutesByDestinationUuid'];
    post?: never;
    /** Delete an inbound route */
    delete: operations['deleteInboundRoutesByDestinationUuid'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/contacts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Contacts */
    get: operations['getContacts'];
    put?: never;
    /** Make a contact */
    post: operations['postContacts'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/contacts/{contact_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One contact */
    get: operations['getContactsByContactId'];
    /** Change a contact */
    put: operations['putContactsByContactId'];
    post?: never;
    /** Delete a contact */
    delete: operations['deleteContactsByContactId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/contacts/{contact_id}/link/{group_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Put a contact in a group */
    put: operations['putContactsByContactIdLinkByGroupId'];
    post?: never;
    /** Take a contact out of a group */
    delete: operations['deleteContactsByContactIdLinkByGroupId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/groups/{group_id}/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The contacts of a group as a file, without a header */
    get: operations['getGroupsByGroupIdCsv'];
    put?: never;
    /** Put a file of contacts in a group: phone,first_name,last_name,email,address,custom1,custom2,custom3,description. Long files go on after the answer */
    post: operations['postGroupsByGroupIdCsv'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/groups/sample/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a file of contacts looks like */
    get: operations['getGroupsSampleCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/groups/{group_id}/sample/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a file of contacts looks like */
    get: operations['getGroupsByGroupIdSampleCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/groups': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Groups of contacts */
    get: operations['getGroups'];
    put?: never;
    /** Make a group */
    post: operations['postGroups'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/groups/{group_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One group */
    get: operations['getGroupsByGroupId'];
    /** Change a group */
    put: operations['putGroupsByGroupId'];
    post?: never;
    /** Delete a group */
    delete: operations['deleteGroupsByGroupId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/groups/{group_id}/contacts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The contacts of a group */
    get: operations['getGroupsByGroupIdContacts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/contact_dncs/import/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Add a file of first_name,last_name,phone, or of numbers alone; those that are there already are left out */
    post: operations['postContactDncsImportCsv'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/contact_dncs/contactdncs/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The numbers of the list as a file of first_name,last_name,phone, which can be imported; its filters apply */
    get: operations['getContactDncsContactdncsCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/contact_dncs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Do not contact */
    get: operations['getContactDncs'];
    put?: never;
    /** Put somebody on the do-not-contact list; super admins with tenant_id 0 on the one of all tenants */
    post: operations['postContactDncs'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/contact_dncs/{contact_dnc_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One contact */
    get: operations['getContactDncsByContactDncId'];
    /** Change a contact */
    put: operations['putContactDncsByContactDncId'];
    post?: never;
    /** Delete a contact */
    delete: operations['deleteContactDncsByContactDncId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sms/threads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Conversations, the newest first */
    get: operations['getSmsThreads'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sms/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The messages of a conversation, the oldest first */
    get: operations['getSmsMessages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sms': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a text message */
    post: operations['postSms'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sms/inbound/{provider_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A provider brings a text message, signed with its key (X-Strowger-Signature, or the key as Bearer token) */
    post: operations['postSmsInboundByProviderId'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/templates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Templates */
    get: operations['getTemplates'];
    put?: never;
    /** Make a template */
    post: operations['postTemplates'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/templates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Templates */
    get: operations['getMessagesTemplates'];
    put?: never;
    /** Make a template */
    post: operations['postMessagesTemplates'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/templates/{template_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One template */
    get: operations['getTemplatesByTemplateId'];
    /** Change a template */
    put: operations['putTemplatesByTemplateId'];
    post?: never;
    /** Delete a template */
    delete: operations['deleteTemplatesByTemplateId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/templates/{template_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One template */
    get: operations['getMessagesTemplatesByTemplateId'];
    /** Change a template */
    put: operations['putMessagesTemplatesByTemplateId'];
    post?: never;
    /** Delete a template */
    delete: operations['deleteMessagesTemplatesByTemplateId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/templates/{template_id}/media': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What is attached; several files as a ZIP */
    get: operations['getTemplatesByTemplateIdMedia'];
    /** Attach a file (the body, or a form with `file`) in place of what there was */
    put: operations['putTemplatesByTemplateIdMedia'];
    /** Attach one file more */
    post: operations['postTemplatesByTemplateIdMedia'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/templates/{template_id}/media': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What is attached; several files as a ZIP */
    get: operations['getMessagesTemplatesByTemplateIdMedia'];
    /** Attach a file (the body, or a form with `file`) in place of what there was */
    put: operations['putMessagesTemplatesByTemplateIdMedia'];
    /** Attach one file more */
    post: operations['postMessagesTemplatesByTemplateIdMedia'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/texts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Texts */
    get: operations['getTexts'];
    put?: never;
    /** Make a text */
    post: operations['postTexts'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/texts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Texts */
    get: operations['getMessagesTexts'];
    put?: never;
    /** Make a text */
    post: operations['postMessagesTexts'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/texts/{text_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One text */
    get: operations['getTextsByTextId'];
    /** Change a text */
    put: operations['putTextsByTextId'];
    post?: never;
    /** Delete a text */
    delete: operations['deleteTextsByTextId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/messages/texts/{text_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One text */
    get: operations['getMessagesTextsByTextId'];
    /** Change a text */
    put: operations['putMessagesTextsByTextId'];
    post?: never;
    /** Delete a text */
    delete: operations['deleteMessagesTextsByTextId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign_id}/start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Start a campaign, or go on with it */
    get: operations['getCampaignsByCampaignIdStart'];
    /** Start a campaign, or go on with it */
    put: operations['putCampaignsByCampaignIdStart'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign_id}/stop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Begin no more attempts */
    get: operations['getCampaignsByCampaignIdStop'];
    /** Begin no more attempts */
    put: operations['putCampaignsByCampaignIdStop'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign_id}/{action}/schedule': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Start or stop it at a time, or again and again */
    put: operations['putCampaignsByCampaignIdByActionSchedule'];
    /** Start or stop it at a time, or again and again */
    post: operations['postCampaignsByCampaignIdByActionSchedule'];
    /** Take back when it is started or stopped */
    delete: operations['deleteCampaignsByCampaignIdByActionSchedule'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign_id}/schedule': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Take back all schedules of a campaign */
    delete: operations['deleteCampaignsByCampaignIdSchedule'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign_id}/schedule/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Take back all schedules of a campaign */
    delete: operations['deleteCampaignsByCampaignIdScheduleCancel'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/contacts/{campaign_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The contacts of its group, each with the status of its transmission */
    get: operations['getCampaignsContactsByCampaignId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign_id}/result': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Its transmissions */
    get: operations['getCampaignsByCampaignIdResult'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Campaigns */
    get: operations['getCampaigns'];
    put?: never;
    /** Make a campaign */
    post: operations['postCampaigns'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One campaign */
    get: operations['getCampaignsByCampaignId'];
    /** Change a campaign */
    put: operations['putCampaignsByCampaignId'];
    post?: never;
    /** Delete a campaign */
    delete: operations['deleteCampaignsByCampaignId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/programs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Programs */
    get: operations['getPrograms'];
    put?: never;
    /** Make a program of the type in the body */
    post: operations['postPrograms'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/programs/{program_name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Programs of a type; with a number, the program of that id */
    get: operations['getProgramsByProgramName'];
    /** Change the program of that id: its name, cover page and parameters */
    put: operations['putProgramsByProgramName'];
    /** Make a program of that type */
    post: operations['postProgramsByProgramName'];
    /** Delete the program of that id, and what it answers at */
    delete: operations['deleteProgramsByProgramName'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/transmissions/notify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many received faxes are unread */
    get: operations['getTransmissionsNotify'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/transmissions/faxlogs/{transmission_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One line for each of its attempts */
    get: operations['getTransmissionsFaxlogsByTransmissionId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/transmissions/faxactivity/{transmission_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who has looked at it */
    get: operations['getTransmissionsFaxactivityByTransmissionId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/transmissions/downloaded/{transmission_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** It has not been downloaded */
    delete: operations['deleteTransmissionsDownloadedByTransmissionId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/transmissions/getretryinterval': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Seconds between two tries */
    get: operations['getTransmissionsGetretryinterval'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/transmissions/retryinterval': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Set the seconds between two tries of all tenants */
    put: operations['putTransmissionsRetryinterval'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/transmissions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Transmissions */
    get: operations['getTransmissions'];
    put?: never;
    /** Make a transmission; it is sent by a call of its own */
    post: operations['postTransmissions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/faxes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Faxes */
    get: operations['getFaxes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/calls': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Calls of programs */
    get: operations['getCalls'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/smses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Text messages */
    get: operations['getSmses'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/emails': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Mails */
    get: operations['getEmails'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/transmissions/{transmission_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One transmission */
    get: operations['getTransmissionsByTransmissionId'];
    /** Change a transmission: its marks, and what is still to be sent */
    put: operations['putTransmissionsByTransmissionId'];
    post?: never;
    /** Delete a transmission; an attempt under way is ended */
    delete: operations['deleteTransmissionsByTransmissionId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/transmissions/{transmission_id}/clone': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Make another transmission like it */
    get: operations['getTransmissionsByTransmissionIdClone'];
    put?: never;
    /** Make another transmission like it */
    post: operations['postTransmissionsByTransmissionIdClone'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/transmissions/{transmission_id}/send': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send it: the attempt begins in the background */
    post: operations['postTransmissionsByTransmissionIdSend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/transmissions/{transmission_id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send it as if it had not been tried */
    post: operations['postTransmissionsByTransmissionIdRetry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/transmissions/{transmission_id}/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far it has come, in one word; with ?verbose as an object */
    get: operations['getTransmissionsByTransmissionIdStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/transmissions/{transmission_id}/result': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What came of its latest attempt */
    get: operations['getTransmissionsByTransmissionIdResult'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/transmissions/{transmission_id}/results': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What came of its latest attempt */
    get: operations['getTransmissionsByTransmissionIdResults'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/transmissions/{transmission_id}/logs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Its attempts, the newest first */
    get: operations['getTransmissionsByTransmissionIdLogs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/transmissions/{transmission_id}/detail': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Its attempts, the newest first */
    get: operations['getTransmissionsByTransmissionIdDetail'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/transmissions/{transmission_id}/spools': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Its attempts, the newest first */
    get: operations['getTransmissionsByTransmissionIdSpools'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/transmissions/{transmission_id}/schedule': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** When it is sent by itself */
    get: operations['getTransmissionsByTransmissionIdSchedule'];
    /** Send it at a time, or again and again */
    put: operations['putTransmissionsByTransmissionIdSchedule'];
    post?: never;
    /** Send it by nobody but whoever calls for it */
    delete: operations['deleteTransmissionsByTransmissionIdSchedule'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/programs/{program_name}/transmissions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Transmissions of a program */
    get: operations['getProgramsByProgramNameTransmissions'];
    put?: never;
    /** Make a program (or take one, by its id) and a transmission of it, and send that */
    post: operations['postProgramsByProgramNameTransmissions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/bulk/filter': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The documents of faxes, as a ZIP of PDFs */
    get: operations['getBulkFilter'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/feature_codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Codes that can be dialled */
    get: operations['getFeatureCodes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dialplans': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What calls go through */
    get: operations['getDialplans'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dialplans/{dialplan_uuid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One of them, with its element */
    get: operations['getDialplansByDialplanUuid'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/realtime': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Live channels and registrations */
    get: operations['getRealtime'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/realtime/counts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many calls go on, and how many phones are registered */
    get: operations['getRealtimeCounts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/realtime/control': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hang up, hold or transfer a live call */
    post: operations['postRealtimeControl'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/call/originate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Click to call */
    post: operations['postCallOriginate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/calls/simulate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Where a call would go, rule by rule; no call is placed */
    post: operations['postCallsSimulate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/calls/{call_id}/trace': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** SIP messages and media statistics of a call; as JSON, or as a capture file with format=pcap */
    get: operations['getCallsByCallIdTrace'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/spools': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Attempts to deliver transmissions */
    get: operations['getSpools'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/spools_cdr_legacy': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Attempts to deliver transmissions */
    get: operations['getSpoolsCdrLegacy'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/spools/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Attempts to deliver transmissions, as CSV */
    get: operations['getSpoolsCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/spools_cdr_legacy/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Attempts to deliver transmissions, as CSV */
    get: operations['getSpoolsCdrLegacyCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/spoolsstat': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Transmissions with their latest attempt */
    get: operations['getSpoolsstat'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/stat': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Transmissions with their latest attempt */
    get: operations['getStat'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/spools/stat': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Transmissions with their latest attempt, as CSV */
    get: operations['getSpoolsStat'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/stat/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Transmissions with their latest attempt, as CSV */
    get: operations['getStatCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/spools/{spool_id}/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far an attempt has come */
    get: operations['getSpoolsBySpoolIdStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/spools/{spool_id}/result': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What came of an attempt */
    get: operations['getSpoolsBySpoolIdResult'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/spools/{spool_id}/results': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What came of an attempt */
    get: operations['getSpoolsBySpoolIdResults'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/statistics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Counters of the dashboard: an end user’s are his own */
    get: operations['getStatistics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/pbx_statistics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many objects of the PBX there are */
    get: operations['getPbxStatistics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/softphone': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a phone in the browser needs: addresses, own extensions, STUN and TURN servers */
    get: operations['getSoftphone'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/softphone/directory': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Extensions of the own tenant that phone books show, by number or name */
    get: operations['getSoftphoneDirectory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All settings with their values, defaults filled in */
    get: operations['getSettings'];
    /** Change settings; null takes one back to its default */
    put: operations['putSettings'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/country': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Countries */
    get: operations['getCountry'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/country/{country_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One country */
    get: operations['getCountryByCountryId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/region': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Regions of the world */
    get: operations['getRegion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/region/{region_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One region */
    get: operations['getRegionByRegionId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/timezone': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Time zones */
    get: operations['getTimezone'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/timezone/{timezone_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One time zone */
    get: operations['getTimezoneByTimezoneId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/services': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Services and their units */
    get: operations['getServices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The audit log, newest first */
    get: operations['getAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/audit/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The audit log as CSV, newest first */
    get: operations['getAuditCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Follow domain events as server-sent events */
    get: operations['getEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/ws': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** WebSocket of notices for the portal: users who log in, log out or change, and faxes that are sent */
    get: operations['getWs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Webhooks */
    get: operations['getWebhooks'];
    put?: never;
    /** Make a webhook; the answer alone shows its secret */
    post: operations['postWebhooks'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/{webhook_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One webhook */
    get: operations['getWebhooksByWebhookId'];
    /** Change a webhook */
    put: operations['putWebhooksByWebhookId'];
    post?: never;
    /** Delete a webhook */
    delete: operations['deleteWebhooksByWebhookId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/{webhook_id}/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give a webhook a new secret; the answer alone shows it */
    post: operations['postWebhooksByWebhookIdRotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/{webhook_id}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Deliveries of the last week */
    get: operations['getWebhooksByWebhookIdDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/{webhook_id}/deliveries/{delivery_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One delivery with what was sent and answered */
    get: operations['getWebhooksByWebhookIdDeliveriesByDeliveryId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/{webhook_id}/deliveries/{delivery_id}/redeliver': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a delivery again now: the same body and event */
    post: operations['postWebhooksByWebhookIdDeliveriesByDeliveryIdRedeliver'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/{webhook_id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send the event webhook.test now */
    post: operations['postWebhooksByWebhookIdTest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/cdr': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Call records */
    get: operations['getCdr'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/cdr/list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Call records */
    get: operations['getCdrList'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/usersCDR': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Call records of extensions */
    get: operations['getUsersCDR'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/fpbx_cdr': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** PBX call records with paging */
    get: operations['getFpbxCdr'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/cdr/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Call records as CSV */
    get: operations['getCdrCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/usersCDR/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Call records of extensions as CSV */
    get: operations['getUsersCDRCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/cdr/{call_id}/cost': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a call cost and why, with each leg that is charged; its rates for those who may see rates */
    get: operations['getCdrByCallIdCost'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/cdr_etl/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** State of the CDR ETL */
    get: operations['getCdrEtlStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/cdr_etl/run': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Run the CDR ETL now */
    post: operations['postCdrEtlRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/reports/calls': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Calls by status and direction, minutes and answer rate, by hour or day of the caller’s clock */
    get: operations['getReportsCalls'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/reports/calls/top': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who has the most calls, or whose cost most: destinations, extensions, callers, providers or tenants */
    get: operations['getReportsCallsTop'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/billing/credit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The balance of a tenant, after everything that has ended is charged */
    get: operations['getBillingCredit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/billing/gate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether billing is on, or, with `tenant_id`, whether a call, fax or message may begin now */
    get: operations['getBillingGate'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/rates/{service_flag}/{plan_id}/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Import a file of rates (text/csv): those of prefixes that have one are changed, the others added */
    post: operations['postRatesByServiceFlagByPlanIdCsv'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description Every error answer. */
    Error: {
      error: {
        /** @description The HTTP status. */
        code: number;
        message: string;
        details?: {
          field: string;
          message: string;
        }[];
      };
      /** @description The same message again. */
      message: string;
    };
  };
  responses: {
    /** @description The request was refused; the message says why and names the field. */
    Refused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description The server failed, or something it needs cannot be reached now. */
    Failed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  postAuthenticate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          username?: string | null;
          email?: string | null;
          user_id?: number | null;
          password?: string | null;
          rememberMe?: boolean;
          code?: string | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            user_id: number;
            tenant_id: number;
            username: string;
            email: string;
            first_name: string;
            last_name: string;
            phone: string;
            contact: string;
            address: string;
            company: string;
            country_id: number | null;
            timezone_id: number;
            language_id: string;
            /** @enum {unknown} */
            cover: '0' | '1';
            /** @enum {unknown} */
            active: '0' | '1';
            active_desc: string;
            user_permission: string;
            daily_limit: number;
            monthly_limit: number;
            daily_sent: number;
            monthly_sent: number;
            quota_extensions: number | null;
            quota_devices: number | null;
            quota_ring_groups: number | null;
            quota_call_queues: number | null;
            quota_ivr_menus: number | null;
            quota_voicemail: number | null;
            quota_conference: number | null;
            quota_music_on_hold: number | null;
            allowed_timeslot: string;
            allowed_days: string;
            dashboard_cards: string;
            /** @enum {unknown} */
            auth_type: '' | 'app' | 'email' | 'sms';
            /** @enum {unknown} */
            verify: '0' | '1';
            /** @enum {unknown} */
            status: 'login' | 'logout';
            /** @enum {unknown} */
            is_admin: '0' | '1';
            /** @enum {unknown} */
            is_tenant: '0' | '1';
            roles: string;
            credit: number;
            pass_exp_in: number;
            total_send: number;
            total_inbound: number;
            email_send: number;
            created_by: number | null;
            date_created: number;
            last_updated: number;
            last_login: number | null;
            token: string;
            access_token: string;
            expires_in: number;
            /** @enum {string} */
            token_type: 'Bearer';
            /** @enum {unknown} */
            scope: 'All' | 'mfa';
            tenant_permissions?: {
              [key: string]: string;
            };
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postAuthenticateCancelByUserId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postTokenPayload: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': unknown;
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            iss: string;
            iat: number;
            nbf: number;
            exp: number;
            user_id: number;
            tenant_id: number;
            username: string;
            user_permission: string;
            /** @enum {unknown} */
            is_admin: '0' | '1';
            /** @enum {unknown} */
            is_tenant: '0' | '1';
            /** @enum {unknown} */
            mfa_enabled: '0' | '1';
            /** @enum {unknown} */
            auth_verify: '0' | '1';
            /** @enum {unknown} */
            retention_permission: '0' | '1';
            credit?: number;
            /** @enum {string} */
            'api-version': '1.0';
            /** Format: uuid */
            jti: string;
            act?: {
              user_id: number;
            };
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getGetUser: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            user_id: number;
            tenant_id: number;
            username: string;
            email: string;
            first_name: string;
            last_name: string;
            phone: string;
            contact: string;
            address: string;
            company: string;
            country_id: number | null;
            timezone_id: number;
            language_id: string;
            /** @enum {unknown} */
            cover: '0' | '1';
            /** @enum {unknown} */
            active: '0' | '1';
            active_desc: string;
            user_permission: string;
            daily_limit: number;
            monthly_limit: number;
            daily_sent: number;
            monthly_sent: number;
            quota_extensions: number | null;
            quota_devices: number | null;
            quota_ring_groups: number | null;
            quota_call_queues: number | null;
            quota_ivr_menus: number | null;
            quota_voicemail: number | null;
            quota_conference: number | null;
            quota_music_on_hold: number | null;
            allowed_timeslot: string;
            allowed_days: string;
            dashboard_cards: string;
            /** @enum {unknown} */
            auth_type: '' | 'app' | 'email' | 'sms';
            /** @enum {unknown} */
            verify: '0' | '1';
            /** @enum {unknown} */
            status: 'login' | 'logout';
            /** @enum {unknown} */
            is_admin: '0' | '1';
            /** @enum {unknown} */
            is_tenant: '0' | '1';
            roles: string;
            credit: number;
            pass_exp_in: number;
            total_send: number;
            total_inbound: number;
            email_send: number;
            created_by: number | null;
            date_created: number;
            last_updated: number;
            last_login: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postForgotPassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          email: string;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putUpdatePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          code?: string | null;
          token?: string | null;
          password?: string | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postUserTotpqrcode: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          username?: string | null;
          auth_type?: ('' | 'app' | 'email') | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            secret: string | null;
            qrCodeUrl: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postUserTotpVerify: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          code: string;
          secret?: string | null;
          appsecret?: string | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': boolean;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getUserTotpRecoveryCodes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            remaining: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postUserTotpRecoveryCodes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            recovery_codes: string[];
            remaining: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getUsersByUserIdToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            user_id: number;
            tenant_id: number;
            username: string;
            email: string;
            first_name: string;
            last_name: string;
            phone: string;
            contact: string;
            address: string;
            company: string;
            country_id: number | null;
            timezone_id: number;
            language_id: string;
            /** @enum {unknown} */
            cover: '0' | '1';
            /** @enum {unknown} */
            active: '0' | '1';
            active_desc: string;
            user_permission: string;
            daily_limit: number;
            monthly_limit: number;
            daily_sent: number;
            monthly_sent: number;
            quota_extensions: number | null;
            quota_devices: number | null;
            quota_ring_groups: number | null;
            quota_call_queues: number | null;
            quota_ivr_menus: number | null;
            quota_voicemail: number | null;
            quota_conference: number | null;
            quota_music_on_hold: number | null;
            allowed_timeslot: string;
            allowed_days: string;
            dashboard_cards: string;
            /** @enum {unknown} */
            auth_type: '' | 'app' | 'email' | 'sms';
            /** @enum {unknown} */
            verify: '0' | '1';
            /** @enum {unknown} */
            status: 'login' | 'logout';
            /** @enum {unknown} */
            is_admin: '0' | '1';
            /** @enum {unknown} */
            is_tenant: '0' | '1';
            roles: string;
            credit: number;
            pass_exp_in: number;
            total_send: number;
            total_inbound: number;
            email_send: number;
            created_by: number | null;
            date_created: number;
            last_updated: number;
            last_login: number | null;
            token: string;
            access_token: string;
            expires_in: number;
            /** @enum {string} */
            token_type: 'Bearer';
            /** @enum {unknown} */
            scope: 'All' | 'mfa';
            tenant_permissions?: {
              [key: string]: string;
            };
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putPasswordUsers: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          password: string;
          current_password?: string | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            user_id: number;
            tenant_id: number;
            username: string;
            email: string;
            first_name: string;
            last_name: string;
            phone: string;
            contact: string;
            address: string;
            company: string;
            country_id: number | null;
            timezone_id: number;
            language_id: string;
            /** @enum {unknown} */
            cover: '0' | '1';
            /** @enum {unknown} */
            active: '0' | '1';
            active_desc: string;
            user_permission: string;
            daily_limit: number;
            monthly_limit: number;
            daily_sent: number;
            monthly_sent: number;
            quota_extensions: number | null;
            quota_devices: number | null;
            quota_ring_groups: number | null;
            quota_call_queues: number | null;
            quota_ivr_menus: number | null;
            quota_voicemail: number | null;
            quota_conference: number | null;
            quota_music_on_hold: number | null;
            allowed_timeslot: string;
            allowed_days: string;
            dashboard_cards: string;
            /** @enum {unknown} */
            auth_type: '' | 'app' | 'email' | 'sms';
            /** @enum {unknown} */
            verify: '0' | '1';
            /** @enum {unknown} */
            status: 'login' | 'logout';
            /** @enum {unknown} */
            is_admin: '0' | '1';
            /** @enum {unknown} */
            is_tenant: '0' | '1';
            roles: string;
            credit: number;
            pass_exp_in: number;
            total_send: number;
            total_inbound: number;
            email_send: number;
            created_by: number | null;
            date_created: number;
            last_updated: number;
            last_login: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRoles: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        description?: string;
        name?: string;
        role_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                role_id: number;
                name: string;
                description: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postRoles: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          description?: string | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRolesByRoleId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        role_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            role_id: number;
            name: string;
            description: string | null;
            permissions: {
              permission_id: number;
              name: string;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putRolesByRoleId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        role_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          description?: string | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            role_id: number;
            name: string;
            description: string | null;
            permissions: {
              permission_id: number;
              name: string;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteRolesByRoleId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        role_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getPermissions: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        description?: string;
        name?: string;
        permission_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                permission_id: number;
                name: string;
                description: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postPermissions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          description?: string | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putRolesByRoleIdPermissionsByPermissionId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        role_id: number;
        permission_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteRolesByRoleIdPermissionsByPermissionId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        role_id: number;
        permission_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTenants: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        first_name?: string;
        last_name?: string;
        company?: string;
        email?: string;
        phone?: string;
        tenant_id?: number;
        active?: '0' | '1';
        created_by?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant_id: number;
            company: string;
            first_name: string;
            last_name: string;
            email: string;
            phone: string;
            address: string;
            country_id: number | null;
            timezone_id: number;
            timezone: string;
            /** @enum {unknown} */
            active: '0' | '1';
            credit: number;
            credit_alert_threshold: number;
            max_concurrent_calls: number;
            daily_limit: number;
            monthly_limit: number;
            permissions: {
              [key: string]: string;
            };
            tenant_permissions: string;
            quota_extensions: number;
            quota_devices: number;
            quota_ring_groups: number;
            quota_call_queues: number;
            quota_conferences: number;
            quota_ivr_menus: number;
            quota_voicemails: number;
            quota_music_on_hold: number;
            min_retention: number;
            max_retention: number;
            retention_period: number | null;
            /** @enum {unknown} */
            overage_policy: 'credit' | 'block';
            owner_id: number | null;
            fpbx_domain_uuid: string | null;
            domain_name: string | null;
            assigned_daily: number;
            assigned_monthly: number;
            assigned_extensions: number;
            assigned_devices: number;
            assigned_ring_groups: number;
            assigned_call_queues: number;
            assigned_ivr_menus: number;
            assigned_voicemail: number;
            assigned_conference: number;
            assigned_music_on_hold: number;
            sent_daily: number;
            sent_monthly: number;
            date_created: number;
            last_updated: number;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postTenants: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          company: string;
          first_name?: string | null;
          last_name?: string | null;
          /** Format: email */
          email: string;
          phone?: string | null;
          address?: string | null;
          country_id?: number | null;
          timezone_id?: number;
          timezone?: string | null;
          active?: ('0' | '1') | null;
          credit_alert_threshold?: number;
          max_concurrent_calls?: number;
          daily_limit?: number;
          monthly_limit?: number;
          permissions?:
            | (
                | string[]
                | {
                    [key: string]: string;
                  }
                | string
              )
            | null;
          user_permission?: string[];
          quota_extensions?: number;
          quota_devices?: number;
          quota_ring_groups?: number;
          quota_call_queues?: number;
          quota_conferences?: number;
          quota_ivr_menus?: number;
          quota_voicemails?: number;
          quota_music_on_hold?: number;
          quota_conference?: number;
          quota_voicemail?: number;
          min_retention?: number;
          max_retention?: number;
          retention_period?: number | null;
          /** @enum {unknown} */
          overage_policy?: 'credit' | 'block';
          credit?: number;
          domain_name?: string | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTenantsByTenantId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tenant_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant_id: number;
            company: string;
            first_name: string;
            last_name: string;
            email: string;
            phone: string;
            address: string;
            country_id: number | null;
            timezone_id: number;
            timezone: string;
            /** @enum {unknown} */
            active: '0' | '1';
            credit: number;
            credit_alert_threshold: number;
            max_concurrent_calls: number;
            daily_limit: number;
            monthly_limit: number;
            permissions: {
              [key: string]: string;
            };
            tenant_permissions: string;
            quota_extensions: number;
            quota_devices: number;
            quota_ring_groups: number;
            quota_call_queues: number;
            quota_conferences: number;
            quota_ivr_menus: number;
            quota_voicemails: number;
            quota_music_on_hold: number;
            min_retention: number;
            max_retention: number;
            retention_period: number | null;
            /** @enum {unknown} */
            overage_policy: 'credit' | 'block';
            owner_id: number | null;
            fpbx_domain_uuid: string | null;
            domain_name: string | null;
            assigned_daily: number;
            assigned_monthly: number;
            assigned_extensions: number;
            assigned_devices: number;
            assigned_ring_groups: number;
            assigned_call_queues: number;
            assigned_ivr_menus: number;
            assigned_voicemail: number;
            assigned_conference: number;
            assigned_music_on_hold: number;
            sent_daily: number;
            sent_monthly: number;
            date_created: number;
            last_updated: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putTenantsByTenantId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tenant_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          company?: string;
          first_name?: string | null;
          last_name?: string | null;
          /** Format: email */
          email?: string;
          phone?: string | null;
          address?: string | null;
          country_id?: number | null;
          timezone_id?: number;
          timezone?: string | null;
          active?: ('0' | '1') | null;
          credit_alert_threshold?: number;
          max_concurrent_calls?: number;
          daily_limit?: number;
          monthly_limit?: number;
          permissions?:
            | (
                | string[]
                | {
                    [key: string]: string;
                  }
                | string
              )
            | null;
          user_permission?: string[];
          quota_extensions?: number;
          quota_devices?: number;
          quota_ring_groups?: number;
          quota_call_queues?: number;
          quota_conferences?: number;
          quota_ivr_menus?: number;
          quota_voicemails?: number;
          quota_music_on_hold?: number;
          quota_conference?: number;
          quota_voicemail?: number;
          min_retention?: number;
          max_retention?: number;
          retention_period?: number | null;
          /** @enum {unknown} */
          overage_policy?: 'credit' | 'block';
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant_id: number;
            company: string;
            first_name: string;
            last_name: string;
            email: string;
            phone: string;
            address: string;
            country_id: number | null;
            timezone_id: number;
            timezone: string;
            /** @enum {unknown} */
            active: '0' | '1';
            credit: number;
            credit_alert_threshold: number;
            max_concurrent_calls: number;
            daily_limit: number;
            monthly_limit: number;
            permissions: {
              [key: string]: string;
            };
            tenant_permissions: string;
            quota_extensions: number;
            quota_devices: number;
            quota_ring_groups: number;
            quota_call_queues: number;
            quota_conferences: number;
            quota_ivr_menus: number;
            quota_voicemails: number;
            quota_music_on_hold: number;
            min_retention: number;
            max_retention: number;
            retention_period: number | null;
            /** @enum {unknown} */
            overage_policy: 'credit' | 'block';
            owner_id: number | null;
            fpbx_domain_uuid: string | null;
            domain_name: string | null;
            assigned_daily: number;
            assigned_monthly: number;
            assigned_extensions: number;
            assigned_devices: number;
            assigned_ring_groups: number;
            assigned_call_queues: number;
            assigned_ivr_menus: number;
            assigned_voicemail: number;
            assigned_conference: number;
            assigned_music_on_hold: number;
            sent_daily: number;
            sent_monthly: number;
            date_created: number;
            last_updated: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteTenantsByTenantId: {
    parameters: {
      query?: {
        /** @description 1: nothing is deleted; the answer tells what would be. */
        dry_run?: '0' | '1';
      };
      header?: never;
      path: {
        tenant_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | true
            | {
                tenant_id: number;
                company: string;
                /** @description Objects that would go, by kind. */
                deletes: {
                  [key: string]: number;
                };
                /** @description Objects that would return to the pool, by kind. */
                returns: {
                  [key: string]: number;
                };
                /** @description Records that would be kept, by kind. */
                keeps: {
                  [key: string]: number;
                };
                /** @description Calls of this server process that would be hung up; each process hangs up its own. */
                live_calls: number;
                /** @description Phones' contacts that would be dropped. */
                registrations: number;
              };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTenantsByTenantIdSettings: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tenant_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            outbound_caller_id_name?: string | null;
            outbound_caller_id_number?: string | null;
            emergency_caller_id_number?: string | null;
            emergency_numbers?: string | null;
            national_prefix?: string | null;
            international_prefix?: string | null;
            route_mode?: ('priority' | 'lcr') | null;
            local_dids?: boolean | null;
            ringback?: string | null;
            language?: ('en' | 'fr' | 'de' | 'es' | 'it') | null;
            operator_extension?: string | null;
            disa_pin?: string | '********' | null;
            page_extensions?: string | null;
            codes_off?:
              | (
                  | 'speed_dial'
                  | 'blind_transfer'
                  | 'hot_desk_login'
                  | 'hot_desk_logout'
                  | 'record_toggle'
                  | 'follow_me_toggle'
                  | 'agent_toggle'
                  | 'agent_toggle_by_id'
                  | 'agent_login'
                  | 'agent_break'
                  | 'move_to_conference'
                  | 'conference_call'
                  | 'eavesdrop'
                  | 'barge_in'
                  | 'disa'
                  | 'do_not_disturb_on'
                  | 'attended_transfer'
                  | 'any_voicemail_by_number'
                  | 'directory'
                  | 'record_mask'
                  | 'park'
                  | 'park_slot'
                  | 'record_unmask'
                  | 'withhold_caller_id'
                  | 'call_return'
                  | 'forward_all_on'
                  | 'page_group'
                  | 'forward_all_off'
                  | 'record_prompt'
                  | 'forward_all_toggle'
                  | 'ring_group_forward_toggle'
                  | 'do_not_disturb_toggle'
                  | 'do_not_disturb'
                  | 'broadcast'
                  | 'do_not_disturb_off'
                  | 'group_pickup'
                  | 'page'
                  | 'queue_waiting'
                  | 'redial'
                  | 'say_time'
                  | 'say_date'
                  | 'say_date_and_time'
                  | 'echo_delayed'
                  | 'echo'
                  | 'milliwatt'
                  | 'tone_stream'
                  | 'wake_up'
                  | 'emergency_calls'
                  | 'music_test'
                  | 'own_voicemail'
                  | 'pickup_polycom'
                  | 'any_voicemail'
                  | 'voicemail_of'
                  | 'leave_message'
                  | 'pickup'
                  | 'operator'
                )[]
              | null;
            page_pin?: string | '********' | null;
            provision?: {
              [key: string]: string | number | boolean;
            } | null;
            fax_channels?: number | null;
            paper?: ('a4' | 'letter') | null;
            retry_interval?: number | null;
            mail_domain?: string | null;
            email_to_fax_check?: boolean | null;
            daily_spend_limit?: number | null;
            extension_daily_spend_limit?: number | null;
            extension_paid_calls?: number | null;
            fraud_hourly_spend?: number | null;
            fraud_block_hours?: number | null;
            premium_prefixes?: string | null;
            premium_calls?: boolean | null;
            api_rate_limit?: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putTenantsByTenantIdSettings: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tenant_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          outbound_caller_id_name?: string | null;
          outbound_caller_id_number?: string | null;
          emergency_caller_id_number?: string | null;
          emergency_numbers?: string | null;
          national_prefix?: string | null;
          international_prefix?: string | null;
          route_mode?: ('priority' | 'lcr') | null;
          local_dids?: boolean | null;
          ringback?: string | null;
          language?: ('en' | 'fr' | 'de' | 'es' | 'it') | null;
          operator_extension?: string | null;
          disa_pin?: string | '********' | null;
          page_extensions?: string | null;
          codes_off?:
            | (
                | 'speed_dial'
                | 'blind_transfer'
                | 'hot_desk_login'
                | 'hot_desk_logout'
                | 'record_toggle'
                | 'follow_me_toggle'
                | 'agent_toggle'
                | 'agent_toggle_by_id'
                | 'agent_login'
                | 'agent_break'
                | 'move_to_conference'
                | 'conference_call'
                | 'eavesdrop'
                | 'barge_in'
                | 'disa'
                | 'do_not_disturb_on'
                | 'attended_transfer'
                | 'any_voicemail_by_number'
                | 'directory'
                | 'record_mask'
                | 'park'
                | 'park_slot'
                | 'record_unmask'
                | 'withhold_caller_id'
                | 'call_return'
                | 'forward_all_on'
                | 'page_group'
                | 'forward_all_off'
                | 'record_prompt'
                | 'forward_all_toggle'
                | 'ring_group_forward_toggle'
                | 'do_not_disturb_toggle'
                | 'do_not_disturb'
                | 'broadcast'
                | 'do_not_disturb_off'
                | 'group_pickup'
                | 'page'
                | 'queue_waiting'
                | 'redial'
                | 'say_time'
                | 'say_date'
                | 'say_date_and_time'
                | 'echo_delayed'
                | 'echo'
                | 'milliwatt'
                | 'tone_stream'
                | 'wake_up'
                | 'emergency_calls'
                | 'music_test'
                | 'own_voicemail'
                | 'pickup_polycom'
                | 'any_voicemail'
                | 'voicemail_of'
                | 'leave_message'
                | 'pickup'
                | 'operator'
              )[]
            | null;
          page_pin?: string | '********' | null;
          provision?: {
            [key: string]: string | number | boolean;
          } | null;
          fax_channels?: number | null;
          paper?: ('a4' | 'letter') | null;
          retry_interval?: number | null;
          mail_domain?: string | null;
          email_to_fax_check?: boolean | null;
          daily_spend_limit?: number | null;
          extension_daily_spend_limit?: number | null;
          extension_paid_calls?: number | null;
          fraud_hourly_spend?: number | null;
          fraud_block_hours?: number | null;
          premium_prefixes?: string | null;
          premium_calls?: boolean | null;
          api_rate_limit?: number | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            outbound_caller_id_name?: string | null;
            outbound_caller_id_number?: string | null;
            emergency_caller_id_number?: string | null;
            emergency_numbers?: string | null;
            national_prefix?: string | null;
            international_prefix?: string | null;
            route_mode?: ('priority' | 'lcr') | null;
            local_dids?: boolean | null;
            ringback?: string | null;
            language?: ('en' | 'fr' | 'de' | 'es' | 'it') | null;
            operator_extension?: string | null;
            disa_pin?: string | '********' | null;
            page_extensions?: string | null;
            codes_off?:
              | (
                  | 'speed_dial'
                  | 'blind_transfer'
                  | 'hot_desk_login'
                  | 'hot_desk_logout'
                  | 'record_toggle'
                  | 'follow_me_toggle'
                  | 'agent_toggle'
                  | 'agent_toggle_by_id'
                  | 'agent_login'
                  | 'agent_break'
                  | 'move_to_conference'
                  | 'conference_call'
                  | 'eavesdrop'
                  | 'barge_in'
                  | 'disa'
                  | 'do_not_disturb_on'
                  | 'attended_transfer'
                  | 'any_voicemail_by_number'
                  | 'directory'
                  | 'record_mask'
                  | 'park'
                  | 'park_slot'
                  | 'record_unmask'
                  | 'withhold_caller_id'
                  | 'call_return'
                  | 'forward_all_on'
                  | 'page_group'
                  | 'forward_all_off'
                  | 'record_prompt'
                  | 'forward_all_toggle'
                  | 'ring_group_forward_toggle'
                  | 'do_not_disturb_toggle'
                  | 'do_not_disturb'
                  | 'broadcast'
                  | 'do_not_disturb_off'
                  | 'group_pickup'
                  | 'page'
                  | 'queue_waiting'
                  | 'redial'
                  | 'say_time'
                  | 'say_date'
                  | 'say_date_and_time'
                  | 'echo_delayed'
                  | 'echo'
                  | 'milliwatt'
                  | 'tone_stream'
                  | 'wake_up'
                  | 'emergency_calls'
                  | 'music_test'
                  | 'own_voicemail'
                  | 'pickup_polycom'
                  | 'any_voicemail'
                  | 'voicemail_of'
                  | 'leave_message'
                  | 'pickup'
                  | 'operator'
                )[]
              | null;
            page_pin?: string | '********' | null;
            provision?: {
              [key: string]: string | number | boolean;
            } | null;
            fax_channels?: number | null;
            paper?: ('a4' | 'letter') | null;
            retry_interval?: number | null;
            mail_domain?: string | null;
            email_to_fax_check?: boolean | null;
            daily_spend_limit?: number | null;
            extension_daily_spend_limit?: number | null;
            extension_paid_calls?: number | null;
            fraud_hourly_spend?: number | null;
            fraud_block_hours?: number | null;
            premium_prefixes?: string | null;
            premium_calls?: boolean | null;
            api_rate_limit?: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getUsers: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        first_name?: string;
        last_name?: string;
        username?: string;
        email?: string;
        phone?: string;
        tenant_id?: number;
        active?: '0' | '1';
        created_by?: number;
        before?: number;
        after?: number;
        user_id?: number;
        role_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            user_id: number;
            tenant_id: number;
            username: string;
            email: string;
            first_name: string;
            last_name: string;
            phone: string;
            contact: string;
            address: string;
            company: string;
            country_id: number | null;
            timezone_id: number;
            language_id: string;
            /** @enum {unknown} */
            cover: '0' | '1';
            /** @enum {unknown} */
            active: '0' | '1';
            active_desc: string;
            user_permission: string;
            daily_limit: number;
            monthly_limit: number;
            daily_sent: number;
            monthly_sent: number;
            quota_extensions: number | null;
            quota_devices: number | null;
            quota_ring_groups: number | null;
            quota_call_queues: number | null;
            quota_ivr_menus: number | null;
            quota_voicemail: number | null;
            quota_conference: number | null;
            quota_music_on_hold: number | null;
            allowed_timeslot: string;
            allowed_days: string;
            dashboard_cards: string;
            /** @enum {unknown} */
            auth_type: '' | 'app' | 'email' | 'sms';
            /** @enum {unknown} */
            verify: '0' | '1';
            /** @enum {unknown} */
            status: 'login' | 'logout';
            /** @enum {unknown} */
            is_admin: '0' | '1';
            /** @enum {unknown} */
            is_tenant: '0' | '1';
            roles: string;
            credit: number;
            pass_exp_in: number;
            total_send: number;
            total_inbound: number;
            email_send: number;
            created_by: number | null;
            date_created: number;
            last_updated: number;
            last_login: number | null;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postUsers: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          tenant_id?: number | null;
          role_id?: number | null;
          username?: string | null;
          /** Format: email */
          email: string;
          password: string;
          first_name?: string | null;
          last_name?: string | null;
          phone?: string | null;
          contact?: string | null;
          address?: string | null;
          company?: string | null;
          country_id?: number | null;
          timezone_id?: number | null;
          language_id?: string;
          cover?: ('0' | '1') | null;
          active?: ('0' | '1') | null;
          user_permission?: string[];
          daily_limit?: number;
          monthly_limit?: number;
          quota_extensions?: number | null;
          quota_devices?: number | null;
          quota_ring_groups?: number | null;
          quota_call_queues?: number | null;
          quota_ivr_menus?: number | null;
          quota_voicemail?: number | null;
          quota_conference?: number | null;
          quota_music_on_hold?: number | null;
          quota_voicemails?: number | null;
          quota_conferences?: number | null;
          allowed_timeslot?: string | null;
          allowed_days?: string | null;
          dashboard_cards?: string | null;
          /** @enum {unknown} */
          auth_type?: '' | 'app' | 'email' | 'sms';
          verify?: ('0' | '1') | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getUserGetUser: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        first_name?: string;
        last_name?: string;
        username?: string;
        email?: string;
        phone?: string;
        tenant_id?: number;
        active?: '0' | '1';
        created_by?: number;
        before?: number;
        after?: number;
        user_id?: number;
        role_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            user_id: number;
            tenant_id: number;
            username: string;
            email: string;
            first_name: string;
            last_name: string;
            phone: string;
            contact: string;
            address: string;
            company: string;
            country_id: number | null;
            timezone_id: number;
            language_id: string;
            /** @enum {unknown} */
            cover: '0' | '1';
            /** @enum {unknown} */
            active: '0' | '1';
            active_desc: string;
            user_permission: string;
            daily_limit: number;
            monthly_limit: number;
            daily_sent: number;
            monthly_sent: number;
            quota_extensions: number | null;
            quota_devices: number | null;
            quota_ring_groups: number | null;
            quota_call_queues: number | null;
            quota_ivr_menus: number | null;
            quota_voicemail: number | null;
            quota_conference: number | null;
            quota_music_on_hold: number | null;
            allowed_timeslot: string;
            allowed_days: string;
            dashboard_cards: string;
            /** @enum {unknown} */
            auth_type: '' | 'app' | 'email' | 'sms';
            /** @enum {unknown} */
            verify: '0' | '1';
            /** @enum {unknown} */
            status: 'login' | 'logout';
            /** @enum {unknown} */
            is_admin: '0' | '1';
            /** @enum {unknown} */
            is_tenant: '0' | '1';
            roles: string;
            credit: number;
            pass_exp_in: number;
            total_send: number;
            total_inbound: number;
            email_send: number;
            created_by: number | null;
            date_created: number;
            last_updated: number;
            last_login: number | null;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getUsersByUserId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            user_id: number;
            tenant_id: number;
            username: string;
            email: string;
            first_name: string;
            last_name: string;
            phone: string;
            contact: string;
            address: string;
            company: string;
            country_id: number | null;
            timezone_id: number;
            language_id: string;
            /** @enum {unknown} */
            cover: '0' | '1';
            /** @enum {unknown} */
            active: '0' | '1';
            active_desc: string;
            user_permission: string;
            daily_limit: number;
            monthly_limit: number;
            daily_sent: number;
            monthly_sent: number;
            quota_extensions: number | null;
            quota_devices: number | null;
            quota_ring_groups: number | null;
            quota_call_queues: number | null;
            quota_ivr_menus: number | null;
            quota_voicemail: number | null;
            quota_conference: number | null;
            quota_music_on_hold: number | null;
            allowed_timeslot: string;
            allowed_days: string;
            dashboard_cards: string;
            /** @enum {unknown} */
            auth_type: '' | 'app' | 'email' | 'sms';
            /** @enum {unknown} */
            verify: '0' | '1';
            /** @enum {unknown} */
            status: 'login' | 'logout';
            /** @enum {unknown} */
            is_admin: '0' | '1';
            /** @enum {unknown} */
            is_tenant: '0' | '1';
            roles: string;
            credit: number;
            pass_exp_in: number;
            total_send: number;
            total_inbound: number;
            email_send: number;
            created_by: number | null;
            date_created: number;
            last_updated: number;
            last_login: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putUsersByUserId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          tenant_id?: number | null;
          role_id?: number | null;
          username?: string | null;
          /** Format: email */
          email?: string;
          password?: string | null;
          first_name?: string | null;
          last_name?: string | null;
          phone?: string | null;
          contact?: string | null;
          address?: string | null;
          company?: string | null;
          country_id?: number | null;
          timezone_id?: number | null;
          language_id?: string;
          cover?: ('0' | '1') | null;
          active?: ('0' | '1') | null;
          user_permission?: string[];
          daily_limit?: number;
          monthly_limit?: number;
          quota_extensions?: number | null;
          quota_devices?: number | null;
          quota_ring_groups?: number | null;
          quota_call_queues?: number | null;
          quota_ivr_menus?: number | null;
          quota_voicemail?: number | null;
          quota_conference?: number | null;
          quota_music_on_hold?: number | null;
          quota_voicemails?: number | null;
          quota_conferences?: number | null;
          allowed_timeslot?: string | null;
          allowed_days?: string | null;
          dashboard_cards?: string | null;
          /** @enum {unknown} */
          auth_type?: '' | 'app' | 'email' | 'sms';
          verify?: ('0' | '1') | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            user_id: number;
            tenant_id: number;
            username: string;
            email: string;
            first_name: string;
            last_name: string;
            phone: string;
            contact: string;
            address: string;
            company: string;
            country_id: number | null;
            timezone_id: number;
            language_id: string;
            /** @enum {unknown} */
            cover: '0' | '1';
            /** @enum {unknown} */
            active: '0' | '1';
            active_desc: string;
            user_permission: string;
            daily_limit: number;
            monthly_limit: number;
            daily_sent: number;
            monthly_sent: number;
            quota_extensions: number | null;
            quota_devices: number | null;
            quota_ring_groups: number | null;
            quota_call_queues: number | null;
            quota_ivr_menus: number | null;
            quota_voicemail: number | null;
            quota_conference: number | null;
            quota_music_on_hold: number | null;
            allowed_timeslot: string;
            allowed_days: string;
            dashboard_cards: string;
            /** @enum {unknown} */
            auth_type: '' | 'app' | 'email' | 'sms';
            /** @enum {unknown} */
            verify: '0' | '1';
            /** @enum {unknown} */
            status: 'login' | 'logout';
            /** @enum {unknown} */
            is_admin: '0' | '1';
            /** @enum {unknown} */
            is_tenant: '0' | '1';
            roles: string;
            credit: number;
            pass_exp_in: number;
            total_send: number;
            total_inbound: number;
            email_send: number;
            created_by: number | null;
            date_created: number;
            last_updated: number;
            last_login: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteUsersByUserId: {
    parameters: {
      query?: {
        /** @description 1: nothing is deleted; the answer tells what would be. */
        dry_run?: '0' | '1';
      };
      header?: never;
      path: {
        user_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | true
            | {
                user_id: number;
                username: string;
                /** @description Objects that would go, by kind. */
                deletes: {
                  [key: string]: number;
                };
                /** @description Objects that would stay without him, by kind. */
                unlinks: {
                  [key: string]: number;
                };
              };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putUsersByUserIdPassword: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          password: string;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            user_id: number;
            tenant_id: number;
            username: string;
            email: string;
            first_name: string;
            last_name: string;
            phone: string;
            contact: string;
            address: string;
            company: string;
            country_id: number | null;
            timezone_id: number;
            language_id: string;
            /** @enum {unknown} */
            cover: '0' | '1';
            /** @enum {unknown} */
            active: '0' | '1';
            active_desc: string;
            user_permission: string;
            daily_limit: number;
            monthly_limit: number;
            daily_sent: number;
            monthly_sent: number;
            quota_extensions: number | null;
            quota_devices: number | null;
            quota_ring_groups: number | null;
            quota_call_queues: number | null;
            quota_ivr_menus: number | null;
            quota_voicemail: number | null;
            quota_conference: number | null;
            quota_music_on_hold: number | null;
            allowed_timeslot: string;
            allowed_days: string;
            dashboard_cards: string;
            /** @enum {unknown} */
            auth_type: '' | 'app' | 'email' | 'sms';
            /** @enum {unknown} */
            verify: '0' | '1';
            /** @enum {unknown} */
            status: 'login' | 'logout';
            /** @enum {unknown} */
            is_admin: '0' | '1';
            /** @enum {unknown} */
            is_tenant: '0' | '1';
            roles: string;
            credit: number;
            pass_exp_in: number;
            total_send: number;
            total_inbound: number;
            email_send: number;
            created_by: number | null;
            date_created: number;
            last_updated: number;
            last_login: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putUsersByUserIdCredit: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          credit: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            user_id: number;
            tenant_id: number;
            username: string;
            email: string;
            first_name: string;
            last_name: string;
            phone: string;
            contact: string;
            address: string;
            company: string;
            country_id: number | null;
            timezone_id: number;
            language_id: string;
            /** @enum {unknown} */
            cover: '0' | '1';
            /** @enum {unknown} */
            active: '0' | '1';
            active_desc: string;
            user_permission: string;
            daily_limit: number;
            monthly_limit: number;
            daily_sent: number;
            monthly_sent: number;
            quota_extensions: number | null;
            quota_devices: number | null;
            quota_ring_groups: number | null;
            quota_call_queues: number | null;
            quota_ivr_menus: number | null;
            quota_voicemail: number | null;
            quota_conference: number | null;
            quota_music_on_hold: number | null;
            allowed_timeslot: string;
            allowed_days: string;
            dashboard_cards: string;
            /** @enum {unknown} */
            auth_type: '' | 'app' | 'email' | 'sms';
            /** @enum {unknown} */
            verify: '0' | '1';
            /** @enum {unknown} */
            status: 'login' | 'logout';
            /** @enum {unknown} */
            is_admin: '0' | '1';
            /** @enum {unknown} */
            is_tenant: '0' | '1';
            roles: string;
            credit: number;
            pass_exp_in: number;
            total_send: number;
            total_inbound: number;
            email_send: number;
            created_by: number | null;
            date_created: number;
            last_updated: number;
            last_login: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getUsersByUserIdStatus: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': 'login' | 'logout';
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getUsersByUserIdRoles: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
      };
      header?: never;
      path: {
        user_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            role_id: number;
            name: string;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putUsersByUserIdRoles: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': number[];
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            role_id: number;
            name: string;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteUsersByUserIdRoles: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getUsersByUserIdRolesByRoleId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: number;
        role_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            role_id: number;
            name: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putUsersByUserIdRolesByRoleId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: number;
        role_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteUsersByUserIdRolesByRoleId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: number;
        role_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getUsersByUserIdPermissions: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
      };
      header?: never;
      path: {
        user_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            permission_id: number;
            name: string;
            /** @enum {unknown} */
            source: 'role' | 'direct';
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putUsersByUserIdPermissions: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': string[];
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            permission_id: number;
            name: string;
            /** @enum {unknown} */
            source: 'role' | 'direct';
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getUsersByUserIdPermissionsByPermissionId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: number;
        permission_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            permission_id: number;
            name: string;
            /** @enum {unknown} */
            source: 'role' | 'direct';
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putUsersByUserIdPermissionsByPermissionId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: number;
        permission_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteUsersByUserIdPermissionsByPermissionId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: number;
        permission_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getUsersByUserIdConfigByConfigName: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: number;
        config_name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string | number | boolean;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putUsersByUserIdConfigByConfigName: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: number;
        config_name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getUsersByUserIdAccounts: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        account_id?: number;
        linkdid_id?: number;
        created_by?: number;
        user_id?: number;
        type?: string;
        active?: boolean;
        username?: string;
        phone?: string;
        email?: string;
        first_name?: string;
        last_name?: string;
        before?: number;
        after?: number;
      };
      header?: never;
      path: {
        user_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            account_id: number;
            tenant_id: number;
            /** @enum {unknown} */
            type: 'account' | 'child_account' | 'did' | 'cid' | 'extension' | 'eaddress';
            username: string | null;
            first_name: string | null;
            last_name: string | null;
            phone: string | null;
            email: string | null;
            caller_id_name: string | null;
            domain: string | null;
            created_by: number | null;
            company: string | null;
            active: number;
            linkdid_id: number | null;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getUsersByUserIdMedia: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'image/png': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putUsersByUserIdMedia: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        user_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description File name. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getPasswordPolicy: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            password_policy_id: number;
            min_length: number;
            min_uppercase: number;
            min_lowercase: number;
            min_numbers: number;
            special_character: number;
            passwd_exp_limit: number;
            passwd_email_notify: number;
            failed_attempts: number;
            passwd_history: number;
            sessiontime: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postPasswordPolicy: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          min_length?: number;
          min_uppercase?: number;
          min_lowercase?: number;
          min_numbers?: number;
          special_character?: number;
          passwd_exp_limit?: number;
          passwd_email_notify?: number;
          failed_attempts?: number;
          passwd_history?: number;
          sessiontime?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            password_policy_id: number;
            min_length: number;
            min_uppercase: number;
            min_lowercase: number;
            min_numbers: number;
            special_character: number;
            passwd_exp_limit: number;
            passwd_email_notify: number;
            failed_attempts: number;
            passwd_history: number;
            sessiontime: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getBrandingByTenantId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tenant_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description 0: the built-in look. */
            branding_id: number;
            domain: string;
            defaultvalue: number;
            tenant_id: number;
            title: string;
            footer: string;
            logo: string;
            login_subtitle: string;
            support_email: string;
            login_bg_url: string;
            favicon_url: string;
            /** @enum {unknown} */
            theme_lock: '' | 'default' | 'dark' | 'cosmic' | 'corporate';
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postBranding: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          tenant_id?: number;
          /** @description Host name, unique over tenants; a port is dropped. */
          domain?: string;
          title?: string;
          /** @description HTML of `a b i br span p`. */
          footer?: string;
          logo?: string | null;
          defaultvalue?: number;
          favicon_url?: string | null;
          login_bg_url?: string | null;
          login_subtitle?: string | null;
          support_email?: string | null;
          theme_lock?: ('' | 'default' | 'dark' | 'cosmic' | 'corporate') | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description 0: the built-in look. */
            branding_id: number;
            domain: string;
            defaultvalue: number;
            tenant_id: number;
            title: string;
            footer: string;
            logo: string;
            login_subtitle: string;
            support_email: string;
            login_bg_url: string;
            favicon_url: string;
            /** @enum {unknown} */
            theme_lock: '' | 'default' | 'dark' | 'cosmic' | 'corporate';
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getBrandingByTenantIdMedia: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tenant_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'image/png': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putBrandingByTenantIdMedia: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tenant_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description File name. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getBrandingPublicByHost: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        host: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant_id: number;
            title: string;
            footer: string;
            logo: string;
            login_subtitle: string;
            support_email: string;
            login_bg_url: string;
            favicon_url: string;
            /** @enum {unknown} */
            theme_lock: '' | 'default' | 'dark' | 'cosmic' | 'corporate';
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getBrandingDefault: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description 0: the built-in look. */
            branding_id: number;
            domain: string;
            defaultvalue: number;
            tenant_id: number;
            title: string;
            footer: string;
            logo: string;
            login_subtitle: string;
            support_email: string;
            login_bg_url: string;
            favicon_url: string;
            /** @enum {unknown} */
            theme_lock: '' | 'default' | 'dark' | 'cosmic' | 'corporate';
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getAnnouncement: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        title?: string;
        message?: string;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                announcement_id: number;
                id: number;
                /** @description 0: system-wide. */
                tenant_id: number;
                company: string | null;
                title: string | null;
                message: string | null;
                date_created: number | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postAnnouncement: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          title?: string | null;
          message?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            announcement_id: number | null;
            id: number | null;
            tenant_id: number | null;
            company: (string | null) | null;
            title: (string | null) | null;
            message: (string | null) | null;
            date_created: (number | null) | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getAnnouncementByTenantId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tenant_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            announcement_id: number | null;
            id: number | null;
            tenant_id: number | null;
            company: (string | null) | null;
            title: (string | null) | null;
            message: (string | null) | null;
            date_created: (number | null) | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postAnnouncementByTenantId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tenant_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          title?: string | null;
          message?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            announcement_id: number | null;
            id: number | null;
            tenant_id: number | null;
            company: (string | null) | null;
            title: (string | null) | null;
            message: (string | null) | null;
            date_created: (number | null) | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getApiKeys: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        user_id?: number;
        tenant_id?: number;
        active?: '0' | '1';
        name?: string;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                api_key_id: number;
                user_id: number;
                username: string;
                tenant_id: number;
                name: string;
                /** @description First 8 characters of the key. */
                key_prefix: string;
                rate_limit: number;
                active: number;
                expires: string | null;
                last_used: number | null;
                created: number;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postApiKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          /** @description Requests a minute; 0 = any number. */
          rate_limit?: number;
          active?: number;
          expires?: string | null;
          tenant_id?: number | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            api_key_id: number;
            user_id: number;
            username: string;
            tenant_id: number;
            name: string;
            /** @description First 8 characters of the key. */
            key_prefix: string;
            rate_limit: number;
            active: number;
            expires: string | null;
            last_used: number | null;
            created: number;
            /** @description The key itself. It is shown here and never again. */
            api_key: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putApiKeysByApiKeyId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        api_key_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          /** @description Requests a minute; 0 = any number. */
          rate_limit?: number;
          active?: number;
          expires?: string | null;
          tenant_id?: number | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            api_key_id: number;
            user_id: number;
            username: string;
            tenant_id: number;
            name: string;
            /** @description First 8 characters of the key. */
            key_prefix: string;
            rate_limit: number;
            active: number;
            expires: string | null;
            last_used: number | null;
            created: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteApiKeysByApiKeyId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        api_key_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSso: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        host?: string;
        tenant_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                sso_provider_id: number;
                name: string;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSsoBySsoProviderIdStart: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sso_provider_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 302 to the provider, or to the login page: /#/auth/sso?token= or ?error=. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSsoBySsoProviderIdCallback: {
    parameters: {
      query?: {
        code?: string;
        state?: string;
        error?: string;
      };
      header?: never;
      path: {
        sso_provider_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 302 to the provider, or to the login page: /#/auth/sso?token= or ?error=. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSsoProviders: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        active?: '0' | '1';
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                sso_provider_id: number;
                tenant_id: number | null;
                /** @description What the login page calls it. */
                name: string;
                /** @description Issuer URL; its configuration stands below it at /.well-known/openid-configuration. */
                issuer: string;
                client_id: string;
                client_secret: string | null;
                /** @description Blank-separated; openid is among them. */
                scopes: string;
                /** @description Domains of mail addresses that may log in; empty = any. */
                email_domains: string[];
                /** @description Make a user for whoever has none; of a tenant’s provider with email_domains only. */
                auto_create: number;
                /** @description Role of users so made: 1 or 4. */
                default_role: number;
                active: number;
                /** @description To be registered with the provider. */
                redirect_uri: string;
                date_created: number;
                last_updated: number;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postSsoProviders: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description What the login page calls it. */
          name: string;
          /** @description Issuer URL; its configuration stands below it at /.well-known/openid-configuration. */
          issuer: string;
          client_id: string;
          tenant_id?: number | null;
          client_secret?: string | null;
          /** @description Blank-separated; openid is among them. */
          scopes?: string;
          /** @description Domains of mail addresses that may log in; empty = any. */
          email_domains?: string[];
          /** @description Make a user for whoever has none; of a tenant’s provider with email_domains only. */
          auto_create?: number;
          /** @description Role of users so made: 1 or 4. */
          default_role?: number;
          active?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSsoProvidersBySsoProviderId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sso_provider_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            sso_provider_id: number;
            tenant_id: number | null;
            /** @description What the login page calls it. */
            name: string;
            /** @description Issuer URL; its configuration stands below it at /.well-known/openid-configuration. */
            issuer: string;
            client_id: string;
            client_secret: string | null;
            /** @description Blank-separated; openid is among them. */
            scopes: string;
            /** @description Domains of mail addresses that may log in; empty = any. */
            email_domains: string[];
            /** @description Make a user for whoever has none; of a tenant’s provider with email_domains only. */
            auto_create: number;
            /** @description Role of users so made: 1 or 4. */
            default_role: number;
            active: number;
            /** @description To be registered with the provider. */
            redirect_uri: string;
            date_created: number;
            last_updated: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putSsoProvidersBySsoProviderId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sso_provider_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description What the login page calls it. */
          name?: string;
          /** @description Issuer URL; its configuration stands below it at /.well-known/openid-configuration. */
          issuer?: string;
          client_id?: string;
          tenant_id?: number | null;
          client_secret?: string | null;
          /** @description Blank-separated; openid is among them. */
          scopes?: string;
          /** @description Domains of mail addresses that may log in; empty = any. */
          email_domains?: string[];
          /** @description Make a user for whoever has none; of a tenant’s provider with email_domains only. */
          auto_create?: number;
          /** @description Role of users so made: 1 or 4. */
          default_role?: number;
          active?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            sso_provider_id: number;
            tenant_id: number | null;
            /** @description What the login page calls it. */
            name: string;
            /** @description Issuer URL; its configuration stands below it at /.well-known/openid-configuration. */
            issuer: string;
            client_id: string;
            client_secret: string | null;
            /** @description Blank-separated; openid is among them. */
            scopes: string;
            /** @description Domains of mail addresses that may log in; empty = any. */
            email_domains: string[];
            /** @description Make a user for whoever has none; of a tenant’s provider with email_domains only. */
            auto_create: number;
            /** @description Role of users so made: 1 or 4. */
            default_role: number;
            active: number;
            /** @description To be registered with the provider. */
            redirect_uri: string;
            date_created: number;
            last_updated: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteSsoProvidersBySsoProviderId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sso_provider_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteSsoProvidersBySsoProviderIdUsersByUserId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sso_provider_id: number;
        user_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getUsersActivitiesByUserId: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        /** @description Epoch seconds, inclusive. */
        from?: number;
        /** @description Epoch seconds, inclusive. */
        to?: number;
        tenant_id?: number;
        user_id?: number;
        /** @description Substring. */
        activities?: string;
        /** @description Substring. */
        username?: string;
      };
      header?: never;
      path: {
        user_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                id: number;
                user_id: number | null;
                tenant_id: number | null;
                username: string;
                activities: string;
                ip_address: string;
                date: number;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getUsersActivityByUserId: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        /** @description Epoch seconds, inclusive. */
        from?: number;
        /** @description Epoch seconds, inclusive. */
        to?: number;
        tenant_id?: number;
        user_id?: number;
        /** @description Substring. */
        activities?: string;
        /** @description Substring. */
        username?: string;
      };
      header?: never;
      path: {
        user_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                id: number;
                user_id: number | null;
                tenant_id: number | null;
                username: string;
                activities: string;
                ip_address: string;
                date: number;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getUsersActCsvByUserid: {
    parameters: {
      query?: {
        /** @description Epoch seconds, inclusive. */
        from?: number;
        /** @description Epoch seconds, inclusive. */
        to?: number;
        tenant_id?: number;
        user_id?: number;
        /** @description Substring. */
        activities?: string;
        /** @description Substring. */
        username?: string;
      };
      header?: never;
      path: {
        userid: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getBillingQuota: {
    parameters: {
      query?: {
        tenant_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            resource_id: number;
            name: string;
            used: number;
            /** @description -1: unlimited. */
            limit: number;
            available: number;
            percent: number;
            unlimited: boolean;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getBillingQuotaAllByTenantId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tenant_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            resource_id: number;
            name: string;
            quota_limit: number;
            quota_used: number;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putBillingQuotaByTenantId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tenant_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': unknown;
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            resource_id: number;
            name: string;
            quota_limit: number;
            quota_used: number;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getBillingUsage: {
    parameters: {
      query?: {
        /** @description `YYYY-MM`, UTC; default: this month. */
        period?: string;
        tenant_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                tenant_id: number;
                company: string;
                period: string;
                voice_minutes_used: number;
                voice_limit: number | null;
                voice_rate_per_min: number;
                voice_cost: number;
                fax_pages_used: number;
                fax_limit: number | null;
                fax_rate_per_page: number;
                fax_cost: number;
                sms_used: number;
                sms_limit: number | null;
                sms_cost: number;
                conference_minutes_used: number;
                conference_limit: number | null;
                total_cost: number;
                credit: number;
              }
            | {
                tenant_id: number;
                company: string;
                period: string;
                voice_minutes_used: number;
                voice_limit: number | null;
                voice_rate_per_min: number;
                voice_cost: number;
                fax_pages_used: number;
                fax_limit: number | null;
                fax_rate_per_page: number;
                fax_cost: number;
                sms_used: number;
                sms_limit: number | null;
                sms_cost: number;
                conference_minutes_used: number;
                conference_limit: number | null;
                total_cost: number;
                credit: number;
              }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getBillingLedger: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        kind?: 'opening' | 'payment' | 'charge' | 'adjustment' | 'refund' | 'reversal' | 'renewal';
        /** @description The record it is about: `payment:5`. */
        ref?: string;
        from?: number;
        to?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                ledger_id: number;
                tenant_id: number;
                company: string;
                amount: number;
                balance_after: number;
                /** @enum {unknown} */
                kind: 'opening' | 'payment' | 'charge' | 'adjustment' | 'refund' | 'reversal' | 'renewal';
                ref: string | null;
                created_at: number;
                actor_user_id: number | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getBillingLedgerCsv: {
    parameters: {
      query?: {
        tenant_id?: number;
        kind?: 'opening' | 'payment' | 'charge' | 'adjustment' | 'refund' | 'reversal' | 'renewal';
        /** @description The record it is about: `payment:5`. */
        ref?: string;
        from?: number;
        to?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getPackages: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        name?: string;
        description?: string;
        package_id?: number;
        plan_id?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                package_id: number;
                name: string;
                description: string | null;
                /** @description Seconds; -1: never renews. */
                package_interval: number;
                plan_id: number;
                plan_name: string | null;
                role_id: null;
                price: number;
                resources: {
                  resource_id: number;
                  name: string;
                  /** @description -1: unlimited; 0: none. */
                  quota_limit: number;
                  /** @description 0: nothing; 1: up to the limit; more: up to so many units. */
                  quota_rollover: number;
                }[];
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postPackages: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          description?: string | null;
          /** @description Seconds; -1: never renews. */
          package_interval?: number;
          plan_id?: number;
          price?: number;
          resources?: {
            resource_id: number;
            quota_limit?: number | null;
            quota_rollover?: number | null;
          }[];
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getPackagesByPackageId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        package_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            package_id: number;
            name: string;
            description: string | null;
            /** @description Seconds; -1: never renews. */
            package_interval: number;
            plan_id: number;
            plan_name: string | null;
            role_id: null;
            price: number;
            resources: {
              resource_id: number;
              name: string;
              /** @description -1: unlimited; 0: none. */
              quota_limit: number;
              /** @description 0: nothing; 1: up to the limit; more: up to so many units. */
              quota_rollover: number;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putPackagesByPackageId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        package_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          description?: string | null;
          /** @description Seconds; -1: never renews. */
          package_interval?: number;
          plan_id?: number;
          price?: number;
          resources?: {
            resource_id: number;
            quota_limit?: number | null;
            quota_rollover?: number | null;
          }[];
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            package_id: number;
            name: string;
            description: string | null;
            /** @description Seconds; -1: never renews. */
            package_interval: number;
            plan_id: number;
            plan_name: string | null;
            role_id: null;
            price: number;
            resources: {
              resource_id: number;
              name: string;
              /** @description -1: unlimited; 0: none. */
              quota_limit: number;
              /** @description 0: nothing; 1: up to the limit; more: up to so many units. */
              quota_rollover: number;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deletePackagesByPackageId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        package_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSubscriptionsPackages: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            package_id: number;
            name: string;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSubscriptions: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        package_id?: number;
        active?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                subscription_id: number;
                tenant_id: number;
                company: string | null;
                package_id: number;
                package_name: string | null;
                active: number;
                time_start: number | null;
                /** @description Seconds from `time_start` to the next renewal; -1: never renews. */
                time_offset: number;
                auto_renew: number;
                next_renewal: number | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postSubscriptions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          tenant_id: number;
          package_id: number;
          auto_renew?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putSubscriptionsBySubscriptionIdActivate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        subscription_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putSubscriptionsBySubscriptionIdSuspend: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        subscription_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getPlans: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        name?: string;
        description?: string;
        plan_id?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                plan_id: number;
                name: string;
                description: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postPlans: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          description?: string | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getPlansByPlanId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        plan_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            plan_id: number;
            name: string;
            description: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putPlansByPlanId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        plan_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          description?: string | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            plan_id: number;
            name: string;
            description: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deletePlansByPlanId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        plan_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRatesImports: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        plan_id?: number;
        state?: string;
        background?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                import_id: string;
                plan_id: number;
                service_flag: number;
                /** @enum {unknown} */
                kind: 'update' | 'replace' | 'preview';
                /** @description Of the deck. */
                name: string;
                valid_from: number | null;
                /** @description A job checks and stores the file after the answer; it can be cancelled. */
                background: boolean;
                /** @enum {unknown} */
                state: 'reading' | 'waiting' | 'checking' | 'storing' | 'done' | 'failed' | 'cancelled';
                /** @description Received. */
                bytes: number;
                /** @description Looked at, by a job. */
                bytes_checked: number;
                /** @description Read. */
                lines: number;
                changes: {
                  new: number;
                  changed: number;
                  removed: number;
                  unchanged: number;
                  samples: {
                    new: {
                      destination_id: string;
                      name: string;
                      before: {
                        unit_block_rate: number;
                        unit_billing_block: number;
                        unit_first_block: number;
                        unit_increment: number;
                      } | null;
                      after: {
                        unit_block_rate: number;
                        unit_billing_block: number;
                        unit_first_block: number;
                        unit_increment: number;
                      } | null;
                    }[];
                    changed: {
                      destination_id: string;
                      name: string;
                      before: {
                        unit_block_rate: number;
                        unit_billing_block: number;
                        unit_first_block: number;
                        unit_increment: number;
                      } | null;
                      after: {
                        unit_block_rate: number;
                        unit_billing_block: number;
                        unit_first_block: number;
                        unit_increment: number;
                      } | null;
                    }[];
                    removed: {
                      destination_id: string;
                      name: string;
                      before: {
                        unit_block_rate: number;
                        unit_billing_block: number;
                        unit_first_block: number;
                        unit_increment: number;
                      } | null;
                      after: {
                        unit_block_rate: number;
                        unit_billing_block: number;
                        unit_first_block: number;
                        unit_increment: number;
                      } | null;
                    }[];
                  };
                  /** @description Rates of other sums of services in this plan that price the same calls. */
                  overlaps: number;
                } | null;
                errors:
                  | {
                      field: string;
                      message: string;
                    }[]
                  | null;
                deck_id: number | null;
                created_by: number | null;
                date_created: number | null;
                finished_at: number | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRatesImportsByImportId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        import_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            import_id: string;
            plan_id: number;
            service_flag: number;
            /** @enum {unknown} */
            kind: 'update' | 'replace' | 'preview';
            /** @description Of the deck. */
            name: string;
            valid_from: number | null;
            /** @description A job checks and stores the file after the answer; it can be cancelled. */
            background: boolean;
            /** @enum {unknown} */
            state: 'reading' | 'waiting' | 'checking' | 'storing' | 'done' | 'failed' | 'cancelled';
            /** @description Received. */
            bytes: number;
            /** @description Looked at, by a job. */
            bytes_checked: number;
            /** @description Read. */
            lines: number;
            changes: {
              new: number;
              changed: number;
              removed: number;
              unchanged: number;
              samples: {
                new: {
                  destination_id: string;
                  name: string;
                  before: {
                    unit_block_rate: number;
                    unit_billing_block: number;
                    unit_first_block: number;
                    unit_increment: number;
                  } | null;
                  after: {
                    unit_block_rate: number;
                    unit_billing_block: number;
                    unit_first_block: number;
                    unit_increment: number;
                  } | null;
                }[];
                changed: {
                  destination_id: string;
                  name: string;
                  before: {
                    unit_block_rate: number;
                    unit_billing_block: number;
                    unit_first_block: number;
                    unit_increment: number;
                  } | null;
                  after: {
                    unit_block_rate: number;
                    unit_billing_block: number;
                    unit_first_block: number;
                    unit_increment: number;
                  } | null;
                }[];
                removed: {
                  destination_id: string;
                  name: string;
                  before: {
                    unit_block_rate: number;
                    unit_billing_block: number;
                    unit_first_block: number;
                    unit_increment: number;
                  } | null;
                  after: {
                    unit_block_rate: number;
                    unit_billing_block: number;
                    unit_first_block: number;
                    unit_increment: number;
                  } | null;
                }[];
              };
              /** @description Rates of other sums of services in this plan that price the same calls. */
              overlaps: number;
            } | null;
            errors:
              | {
                  field: string;
                  message: string;
                }[]
              | null;
            deck_id: number | null;
            created_by: number | null;
            date_created: number | null;
            finished_at: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postRatesImportsByImportIdCancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        import_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRatesCsvFile: {
    parameters: {
      query?: {
        plan_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRatesSampleCsv: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getPlansByPlanIdDecks: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        plan_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            deck_id: number;
            plan_id: number;
            service_flag: number;
            name: string;
            valid_from: number;
            /** @enum {unknown} */
            state: 'past' | 'in_force' | 'future';
            rates: number;
            created_by: number | null;
            date_created: number;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postPlansByPlanIdDecks: {
    parameters: {
      query?: {
        /** @description Services that the deck prices; default 3. */
        service_flag?: number;
        /** @description Epoch seconds, a day or an ISO time; default: now. */
        valid_from?: string;
        /** @description Nothing is stored. */
        preview?: boolean;
        name?: string;
        import_id?: string;
        /** @description The file is taken, and a job checks and stores it after the answer: 202. */
        background?: boolean;
      };
      header?: never;
      path: {
        plan_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            import_id: string;
            deck_id: number | null;
            plan_id: number;
            service_flag: number;
            valid_from: number;
            replaces: number | null;
            rates: number;
            changes: {
              new: number;
              changed: number;
              removed: number;
              unchanged: number;
              samples: {
                new: {
                  destination_id: string;
                  name: string;
                  before: {
                    unit_block_rate: number;
                    unit_billing_block: number;
                    unit_first_block: number;
                    unit_increment: number;
                  } | null;
                  after: {
                    unit_block_rate: number;
                    unit_billing_block: number;
                    unit_first_block: number;
                    unit_increment: number;
                  } | null;
                }[];
                changed: {
                  destination_id: string;
                  name: string;
                  before: {
                    unit_block_rate: number;
                    unit_billing_block: number;
                    unit_first_block: number;
                    unit_increment: number;
                  } | null;
                  after: {
                    unit_block_rate: number;
                    unit_billing_block: number;
                    unit_first_block: number;
                    unit_increment: number;
                  } | null;
                }[];
                removed: {
                  destination_id: string;
                  name: string;
                  before: {
                    unit_block_rate: number;
                    unit_billing_block: number;
                    unit_first_block: number;
                    unit_increment: number;
                  } | null;
                  after: {
                    unit_block_rate: number;
                    unit_billing_block: number;
                    unit_first_block: number;
                    unit_increment: number;
                  } | null;
                }[];
              };
              /** @description Rates of other sums of services in this plan that price the same calls. */
              overlaps: number;
            };
          };
        };
      };
      /** @description Accepted: it goes on after this answer */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            import_id: string;
            plan_id: number;
            service_flag: number;
            /** @enum {unknown} */
            kind: 'update' | 'replace' | 'preview';
            /** @enum {string} */
            state: 'waiting';
            /** @description Received. */
            bytes: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deletePlansByPlanIdDecksByDeckId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        plan_id: number;
        deck_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRates: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        name?: string;
        active?: boolean;
        destination_id?: string;
        deck_id?: number;
        before?: number;
        after?: number;
        plan_id?: number;
        service_flag?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                rate_id: number;
                name: string;
                plan_id: number;
                plan_name: string | null;
                /** @description Digits; 999: all others. */
                destination_id: string;
                destination_name: string | null;
                service_flag: number;
                unit_first_block: number;
                unit_increment: number;
                unit_billing_block: number;
                unit_block_rate: number;
                unit_free: number;
                cost_connection: number;
                cost_minimum: number;
                weight: number;
                active: number;
                deck_id: number;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postRates: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          /** @description Digits; 999: all others. */
          destination_id: string;
          unit_first_block?: number;
          unit_increment?: number;
          unit_billing_block?: number;
          unit_block_rate?: number;
          unit_free?: number;
          cost_connection?: number;
          cost_minimum?: number;
          weight?: number;
          active?: number;
          plan_id?: number;
          service_flag?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRatesByRateId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rate_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            rate_id: number;
            name: string;
            plan_id: number;
            plan_name: string | null;
            /** @description Digits; 999: all others. */
            destination_id: string;
            destination_name: string | null;
            service_flag: number;
            unit_first_block: number;
            unit_increment: number;
            unit_billing_block: number;
            unit_block_rate: number;
            unit_free: number;
            cost_connection: number;
            cost_minimum: number;
            weight: number;
            active: number;
            deck_id: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putRatesByRateId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rate_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          /** @description Digits; 999: all others. */
          destination_id?: string;
          unit_first_block?: number;
          unit_increment?: number;
          unit_billing_block?: number;
          unit_block_rate?: number;
          unit_free?: number;
          cost_connection?: number;
          cost_minimum?: number;
          weight?: number;
          active?: number;
          plan_id?: number;
          service_flag?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            rate_id: number;
            name: string;
            plan_id: number;
            plan_name: string | null;
            /** @description Digits; 999: all others. */
            destination_id: string;
            destination_name: string | null;
            service_flag: number;
            unit_first_block: number;
            unit_increment: number;
            unit_billing_block: number;
            unit_block_rate: number;
            unit_free: number;
            cost_connection: number;
            cost_minimum: number;
            weight: number;
            active: number;
            deck_id: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteRatesByRateId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        rate_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getPayments: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        type?: string;
        paid_date?: string;
        /** @description First day paid, `YYYY-MM-DD`. */
        from?: string;
        /** @description Last day paid. */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                payment_id: number;
                tenant_id: number;
                name: string;
                description: string;
                /** @enum {unknown} */
                type: 'cash' | 'cheque' | 'online_payment' | 'other';
                paid_amount: number;
                paid_date: string;
                usr_id: number | null;
                paid_for: string;
                subscription_id: number | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postPayments: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          description: string;
          /** @enum {unknown} */
          type?: 'cash' | 'cheque' | 'online_payment' | 'other';
          paid_amount: number;
          paid_date?: string;
          paid_for?: string;
          subscription_id?: number | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getPaymentsByPaymentId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        payment_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            payment_id: number;
            tenant_id: number;
            name: string;
            description: string;
            /** @enum {unknown} */
            type: 'cash' | 'cheque' | 'online_payment' | 'other';
            paid_amount: number;
            paid_date: string;
            usr_id: number | null;
            paid_for: string;
            subscription_id: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putPaymentsByPaymentId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        payment_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          description?: string;
          /** @enum {unknown} */
          type?: 'cash' | 'cheque' | 'online_payment' | 'other';
          paid_amount?: number;
          paid_date?: string;
          paid_for?: string;
          subscription_id?: number | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            payment_id: number;
            tenant_id: number;
            name: string;
            description: string;
            /** @enum {unknown} */
            type: 'cash' | 'cheque' | 'online_payment' | 'other';
            paid_amount: number;
            paid_date: string;
            usr_id: number | null;
            paid_for: string;
            subscription_id: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deletePaymentsByPaymentId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        payment_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getFpbxDomains: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                domain_uuid: string;
                domain_name: string;
                domain_enabled: boolean;
                domain_description: string | null;
                tenant_id: number | null;
                tenant_name: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postFpbxDomains: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          tenant_id: number;
          /** @description Lower-case host name, unique. */
          domain_name: string;
          domain_description?: string | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            domain_name: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getFpbxDomainsByTenantId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tenant_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant_id: number;
            domain_uuid: string | null;
            domain_name: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putFpbxDomainsByTenantId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tenant_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: uuid */
          domain_uuid: string;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant_id: number;
            /** Format: uuid */
            domain_uuid: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getFpbxExtensionsNextAvailable: {
    parameters: {
      query?: {
        tenant_id?: number;
        start?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_available: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getFpbxExtensionsCheck: {
    parameters: {
      query: {
        tenant_id?: number;
        extension: string;
        exclude_uuid?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            available: boolean;
            used_by?: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getFpbxExtensionsAvailableForFax: {
    parameters: {
      query?: {
        tenant_id?: number;
        exclude_account_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            extension_uuid: string;
            extension: string;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getFpbxExtensions: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        enabled?: boolean;
        extension_type?: 'voice' | 'fax';
        user_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                domain_uuid: string;
                /** Format: uuid */
                extension_uuid: string;
                extension: string;
                number_alias: string | null;
                effective_caller_id_name: string;
                effective_caller_id_number: string;
                outbound_caller_id_name: string | null;
                outbound_caller_id_number: string | null;
                call_timeout: number;
                call_group: string | null;
                do_not_disturb: boolean;
                user_record: string;
                forward_all_enabled: boolean;
                forward_all_destination: string | null;
                follow_me_enabled: boolean;
                enabled: boolean;
                description: string | null;
                assigned_account_id: number | null;
                assigned_to: string | null;
                fax_email: string | null;
                extension_type: string;
                linked_user_id: number | null;
                linked_username: string | null;
                registered: boolean;
                registration_count: number;
                /** @description Super admin only. */
                tenant_name?: string;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postFpbxExtensions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          effective_caller_id_name?: string | null;
          /** @description Calls count as busy. */
          do_not_disturb?: boolean;
          /** @description Calls go the follow-me way. */
          follow_me_enabled?: boolean;
          /** @description Every call goes to forward_all_destination. */
          forward_all_enabled?: boolean;
          forward_all_destination?: string | null;
          /** @description Calls that find it busy go on; without destination they end busy, no mailbox. */
          forward_busy_enabled?: boolean;
          forward_busy_destination?: string | null;
          /** @description Unanswered calls go on. */
          forward_no_answer_enabled?: boolean;
          forward_no_answer_destination?: string | null;
          /** @description Calls while no phone is registered go on. */
          forward_user_not_registered_enabled?: boolean;
          forward_user_not_registered_destination?: string | null;
          /** @description Number and SIP user name. */
          extension: string;
          password?: string | null;
          display_name?: string | null;
          number_alias?: string | null;
          effective_caller_id_number?: string | null;
          outbound_caller_id_name?: string | null;
          outbound_caller_id_number?: string | null;
          emergency_caller_id_name?: string | null;
          emergency_caller_id_number?: string | null;
          directory_first_name?: string | null;
          directory_last_name?: string | null;
          /** @description Appears in *411 and phone books. */
          directory_visible?: boolean;
          /** @description *411 speaks the number. */
          directory_exten_visible?: boolean;
          /** @description Seconds it rings. */
          call_timeout?: number;
          call_group?: string | null;
          toll_allow?: string | null;
          accountcode?: string | null;
          hold_music?: string | null;
          user_context?: string | null;
          /**
           * @description Which calls are recorded.
           * @enum {unknown}
           */
          user_record?: 'none' | 'local' | 'inbound' | 'outbound' | 'all';
          absolute_codec_string?: string | null;
          /** @enum {unknown} */
          extension_type?: 'voice' | 'fax';
          fax_email?: string | null;
          /** @description Off: cannot register, call or be called. */
          enabled?: boolean;
          description?: string | null;
          user_id?: number | null;
          /** @description Concurrent calls. */
          limit_max?: number;
          limit_destination?: string | null;
          /** @description Contacts at once; the oldest is dropped. */
          max_registrations?: number;
          missed_call_app?: 'email' | null;
          missed_call_data?: string | null;
          /** @description Callers from outside say who they are. */
          call_screen_enabled?: boolean;
          mwi_account?: string | null;
          auth_acl?: string | null;
          extension_language?: string | null;
          /** @description Super admin only. */
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            extension_uuid: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getFpbxExtensionsByExtensionUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        extension_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            extension_uuid: string;
            extension: string;
            number_alias: string | null;
            effective_caller_id_name: string;
            effective_caller_id_number: string;
            outbound_caller_id_name: string | null;
            outbound_caller_id_number: string | null;
            call_timeout: number;
            call_group: string | null;
            do_not_disturb: boolean;
            user_record: string;
            forward_all_enabled: boolean;
            forward_all_destination: string | null;
            follow_me_enabled: boolean;
            enabled: boolean;
            description: string | null;
            assigned_account_id: number | null;
            assigned_to: string | null;
            fax_email: string | null;
            extension_type: string;
            linked_user_id: number | null;
            linked_username: string | null;
            registered: boolean;
            registration_count: number;
            tenant_id: number;
            domain_name: string;
            follow_me_uuid: string | null;
            /** @description Super admin and tenant admin only. */
            password?: string;
            emergency_caller_id_name: string | null;
            emergency_caller_id_number: string | null;
            directory_first_name: string | null;
            directory_last_name: string | null;
            directory_visible: boolean;
            directory_exten_visible: boolean;
            toll_allow: string | null;
            accountcode: string;
            hold_music: string | null;
            user_context: string;
            absolute_codec_string: string | null;
            forward_busy_enabled: boolean;
            forward_busy_destination: string | null;
            forward_no_answer_enabled: boolean;
            forward_no_answer_destination: string | null;
            forward_user_not_registered_enabled: boolean;
            forward_user_not_registered_destination: string | null;
            limit_max: number;
            limit_destination: string | null;
            max_registrations: number;
            missed_call_app: string | null;
            missed_call_data: string | null;
            call_screen_enabled: boolean;
            mwi_account: string | null;
            auth_acl: string | null;
            extension_language: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putFpbxExtensionsByExtensionUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        extension_uuid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          effective_caller_id_name?: string | null;
          /** @description Calls count as busy. */
          do_not_disturb?: boolean;
          /** @description Calls go the follow-me way. */
          follow_me_enabled?: boolean;
          /** @description Every call goes to forward_all_destination. */
          forward_all_enabled?: boolean;
          forward_all_destination?: string | null;
          /** @description Calls that find it busy go on; without destination they end busy, no mailbox. */
          forward_busy_enabled?: boolean;
          forward_busy_destination?: string | null;
          /** @description Unanswered calls go on. */
          forward_no_answer_enabled?: boolean;
          forward_no_answer_destination?: string | null;
          /** @description Calls while no phone is registered go on. */
          forward_user_not_registered_enabled?: boolean;
          forward_user_not_registered_destination?: string | null;
          /** @description Number and SIP user name. */
          extension?: string;
          password?: string | null;
          display_name?: string | null;
          number_alias?: string | null;
          effective_caller_id_number?: string | null;
          outbound_caller_id_name?: string | null;
          outbound_caller_id_number?: string | null;
          emergency_caller_id_name?: string | null;
          emergency_caller_id_number?: string | null;
          directory_first_name?: string | null;
          directory_last_name?: string | null;
          /** @description Appears in *411 and phone books. */
          directory_visible?: boolean;
          /** @description *411 speaks the number. */
          directory_exten_visible?: boolean;
          /** @description Seconds it rings. */
          call_timeout?: number;
          call_group?: string | null;
          toll_allow?: string | null;
          accountcode?: string | null;
          hold_music?: string | null;
          user_context?: string | null;
          /**
           * @description Which calls are recorded.
           * @enum {unknown}
           */
          user_record?: 'none' | 'local' | 'inbound' | 'outbound' | 'all';
          absolute_codec_string?: string | null;
          /** @enum {unknown} */
          extension_type?: 'voice' | 'fax';
          fax_email?: string | null;
          /** @description Off: cannot register, call or be called. */
          enabled?: boolean;
          description?: string | null;
          user_id?: number | null;
          /** @description Concurrent calls. */
          limit_max?: number;
          limit_destination?: string | null;
          /** @description Contacts at once; the oldest is dropped. */
          max_registrations?: number;
          missed_call_app?: 'email' | null;
          missed_call_data?: string | null;
          /** @description Callers from outside say who they are. */
          call_screen_enabled?: boolean;
          mwi_account?: string | null;
          auth_acl?: string | null;
          extension_language?: string | null;
          /** @description It never changes; another one than the caller’s own is refused. */
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            extension_uuid: string;
            extension: string;
            number_alias: string | null;
            effective_caller_id_name: string;
            effective_caller_id_number: string;
            outbound_caller_id_name: string | null;
            outbound_caller_id_number: string | null;
            call_timeout: number;
            call_group: string | null;
            do_not_disturb: boolean;
            user_record: string;
            forward_all_enabled: boolean;
            forward_all_destination: string | null;
            follow_me_enabled: boolean;
            enabled: boolean;
            description: string | null;
            assigned_account_id: number | null;
            assigned_to: string | null;
            fax_email: string | null;
            extension_type: string;
            linked_user_id: number | null;
            linked_username: string | null;
            registered: boolean;
            registration_count: number;
            tenant_id: number;
            domain_name: string;
            follow_me_uuid: string | null;
            /** @description Super admin and tenant admin only. */
            password?: string;
            emergency_caller_id_name: string | null;
            emergency_caller_id_number: string | null;
            directory_first_name: string | null;
            directory_last_name: string | null;
            directory_visible: boolean;
            directory_exten_visible: boolean;
            toll_allow: string | null;
            accountcode: string;
            hold_music: string | null;
            user_context: string;
            absolute_codec_string: string | null;
            forward_busy_enabled: boolean;
            forward_busy_destination: string | null;
            forward_no_answer_enabled: boolean;
            forward_no_answer_destination: string | null;
            forward_user_not_registered_enabled: boolean;
            forward_user_not_registered_destination: string | null;
            limit_max: number;
            limit_destination: string | null;
            max_registrations: number;
            missed_call_app: string | null;
            missed_call_data: string | null;
            call_screen_enabled: boolean;
            mwi_account: string | null;
            auth_acl: string | null;
            extension_language: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteFpbxExtensionsByExtensionUuid: {
    parameters: {
      query?: {
        /** @description Its mailbox goes too. */
        with_voicemail?: boolean;
      };
      header?: never;
      path: {
        extension_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postFpbxExtensionsByExtensionUuidAssign: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        extension_uuid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          user_id?: number | null;
          account_id?: number | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getVoicemails: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        voicemail_id?: string;
        voicemail_mail_to?: string;
        voicemail_description?: string;
        voicemail_enabled?: boolean;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                domain_uuid: string;
                /** Format: uuid */
                voicemail_uuid: string;
                /** @description Its number. */
                voicemail_id: string;
                voicemail_mail_to: string | null;
                voicemail_enabled: boolean;
                voicemail_description: string | null;
                greeting_count: number;
                tenant_name?: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postVoicemails: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Its number. */
          voicemail_id: string;
          voicemail_password?: string | null;
          voicemail_mail_to?: string | null;
          voicemail_sms_to?: string | null;
          /** @enum {unknown} */
          voicemail_file?: 'attach' | 'link' | 'listen' | 'none';
          voicemail_local_after_email?: boolean;
          voicemail_transcription_enabled?: boolean;
          voicemail_tutorial?: boolean;
          voicemail_recording_instructions?: boolean;
          voicemail_recording_options?: boolean;
          voicemail_alternate_greet_id?: string | null;
          greeting_id?: number | null;
          voicemail_enabled?: boolean;
          voicemail_description?: string | null;
          tenant_id?: number;
          voicemail_destinations?: {
            voicemail_destination_uuid?: string | null;
            /** Format: uuid */
            voicemail_uuid_copy: string;
            destination_order?: number;
          }[];
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getVoicemailsByVoicemailUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        voicemail_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            voicemail_uuid: string;
            /** @description Its number. */
            voicemail_id: string;
            voicemail_password?: string | null;
            voicemail_mail_to: string | null;
            voicemail_sms_to: string | null;
            /** @enum {unknown} */
            voicemail_file: 'attach' | 'link' | 'listen' | 'none';
            voicemail_local_after_email: boolean;
            voicemail_transcription_enabled: boolean;
            voicemail_tutorial: boolean;
            voicemail_recording_instructions: boolean;
            voicemail_recording_options: boolean;
            voicemail_alternate_greet_id: string | null;
            greeting_id: number | null;
            voicemail_enabled: boolean;
            voicemail_description: string | null;
            greeting_count: number;
            tenant_name?: string | null;
            voicemail_destinations: {
              /** Format: uuid */
              voicemail_destination_uuid: string;
              /** Format: uuid */
              voicemail_uuid_copy: string;
              destination_order: number;
            }[];
            greetings: {
              /** Format: uuid */
              voicemail_greeting_uuid: string;
              /** Format: uuid */
              voicemail_uuid: string;
              voicemail_id: string;
              greeting_id: number;
              greeting_name: string;
              greeting_filename: string;
              greeting_description: string | null;
            }[];
            new_messages: number;
            saved_messages: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putVoicemailsByVoicemailUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        voicemail_uuid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Its number. */
          voicemail_id?: string;
          voicemail_password?: string | null;
          voicemail_mail_to?: string | null;
          voicemail_sms_to?: string | null;
          /** @enum {unknown} */
          voicemail_file?: 'attach' | 'link' | 'listen' | 'none';
          voicemail_local_after_email?: boolean;
          voicemail_transcription_enabled?: boolean;
          voicemail_tutorial?: boolean;
          voicemail_recording_instructions?: boolean;
          voicemail_recording_options?: boolean;
          voicemail_alternate_greet_id?: string | null;
          greeting_id?: number | null;
          voicemail_enabled?: boolean;
          voicemail_description?: string | null;
          tenant_id?: number;
          voicemail_destinations?: {
            voicemail_destination_uuid?: string | null;
            /** Format: uuid */
            voicemail_uuid_copy: string;
            destination_order?: number;
          }[];
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            voicemail_uuid: string;
            /** @description Its number. */
            voicemail_id: string;
            voicemail_password?: string | null;
            voicemail_mail_to: string | null;
            voicemail_sms_to: string | null;
            /** @enum {unknown} */
            voicemail_file: 'attach' | 'link' | 'listen' | 'none';
            voicemail_local_after_email: boolean;
            voicemail_transcription_enabled: boolean;
            voicemail_tutorial: boolean;
            voicemail_recording_instructions: boolean;
            voicemail_recording_options: boolean;
            voicemail_alternate_greet_id: string | null;
            greeting_id: number | null;
            voicemail_enabled: boolean;
            voicemail_description: string | null;
            greeting_count: number;
            tenant_name?: string | null;
            voicemail_destinations: {
              /** Format: uuid */
              voicemail_destination_uuid: string;
              /** Format: uuid */
              voicemail_uuid_copy: string;
              destination_order: number;
            }[];
            greetings: {
              /** Format: uuid */
              voicemail_greeting_uuid: string;
              /** Format: uuid */
              voicemail_uuid: string;
              voicemail_id: string;
              greeting_id: number;
              greeting_name: string;
              greeting_filename: string;
              greeting_description: string | null;
            }[];
            new_messages: number;
            saved_messages: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteVoicemailsByVoicemailUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        voicemail_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getVoicemailsByVoicemailUuidMessages: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        message_status?: 'new' | 'saved';
      };
      header?: never;
      path: {
        voicemail_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                voicemail_message_uuid: string;
                created_epoch: number;
                caller_id_name: string;
                caller_id_number: string;
                /** @description Seconds. */
                message_length: number;
                /** @enum {unknown} */
                message_status: 'new' | 'saved';
                transcription: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getVoicemailsByVoicemailUuidMessagesByVoicemailMessageUuidMedia: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        voicemail_uuid: string;
        voicemail_message_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'audio/wav': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putVoicemailsByVoicemailUuidMessagesByVoicemailMessageUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        voicemail_uuid: string;
        voicemail_message_uuid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          message_status: 'new' | 'saved';
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            voicemail_message_uuid: string;
            created_epoch: number;
            caller_id_name: string;
            caller_id_number: string;
            /** @description Seconds. */
            message_length: number;
            /** @enum {unknown} */
            message_status: 'new' | 'saved';
            transcription: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteVoicemailsByVoicemailUuidMessagesByVoicemailMessageUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        voicemail_uuid: string;
        voicemail_message_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getVoicemailGreetings: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        voicemail_uuid?: string;
        voicemail_id?: string;
        tenant_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                voicemail_greeting_uuid: string;
                /** Format: uuid */
                voicemail_uuid: string;
                voicemail_id: string;
                greeting_id: number;
                greeting_name: string;
                greeting_filename: string;
                greeting_description: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postVoicemailGreetings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            voicemail_greeting_uuid: string;
            greeting_id: number;
            greeting_name: string;
            greeting_filename: string;
            greeting_description: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getVoicemailGreetingsByVoicemailGreetingUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        voicemail_greeting_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            voicemail_greeting_uuid: string;
            /** Format: uuid */
            voicemail_uuid: string;
            voicemail_id: string;
            greeting_id: number;
            greeting_name: string;
            greeting_filename: string;
            greeting_description: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteVoicemailGreetingsByVoicemailGreetingUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        voicemail_greeting_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'deleted';
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getVoicemailGreetingsByVoicemailGreetingUuidMedia: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        voicemail_greeting_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'audio/wav': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRingGroups: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        ring_group_name?: string;
        ring_group_extension?: string;
        ring_group_description?: string;
        ring_group_strategy?: string;
        ring_group_enabled?: boolean;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                domain_uuid: string;
                /** Format: uuid */
                ring_group_uuid: string;
                ring_group_name: string;
                /** @description Its number. */
                ring_group_extension: string;
                /** @enum {unknown} */
                ring_group_strategy:
                  | 'simultaneous'
                  | 'sequence'
                  | 'random'
                  | 'rollover'
                  | 'enterprise'
                  | 'enterprise-2';
                ring_group_call_timeout: number | null;
                ring_group_enabled: boolean;
                ring_group_description: string | null;
                destination_count: number;
                tenant_name?: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postRingGroups: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          ring_group_name: string;
          /** @description Its number. */
          ring_group_extension: string;
          /** @enum {unknown} */
          ring_group_strategy?: 'simultaneous' | 'sequence' | 'random' | 'rollover' | 'enterprise' | 'enterprise-2';
          ring_group_call_timeout?: number | null;
          ring_group_greeting?: string | null;
          ring_group_ringback?: string | null;
          ring_group_distinctive_ring?: string | null;
          ring_group_exit_key?: string | null;
          ring_group_caller_id_name?: string | null;
          ring_group_caller_id_number?: string | null;
          ring_group_cid_name_prefix?: string | null;
          ring_group_cid_number_prefix?: string | null;
          ring_group_timeout_app?: string | null;
          ring_group_timeout_data?: string | null;
          ring_group_forward_enabled?: boolean;
          ring_group_forward_destination?: string | null;
          ring_group_call_screen_enabled?: boolean;
          ring_group_call_forward_enabled?: boolean;
          ring_group_follow_me_enabled?: boolean;
          ring_group_missed_call_app?: 'email' | null;
          ring_group_missed_call_data?: string | null;
          ring_group_context?: string | null;
          ring_group_enabled?: boolean;
          ring_group_description?: string | null;
          tenant_id?: number;
          destinations?: {
            ring_group_destination_uuid?: string | null;
            destination_number: string;
            destination_delay?: number;
            destination_timeout?: number;
            destination_order?: number;
            destination_prompt?: number | boolean | ('0' | '1' | '2' | 'true' | 'false' | '');
            destination_enabled?: boolean;
            destination_description?: string | null;
          }[];
          ring_group_destinations?: {
            ring_group_destination_uuid?: string | null;
            destination_number: string;
            destination_delay?: number;
            destination_timeout?: number;
            destination_order?: number;
            destination_prompt?: number | boolean | ('0' | '1' | '2' | 'true' | 'false' | '');
            destination_enabled?: boolean;
            destination_description?: string | null;
          }[];
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRingGroupsByRingGroupUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ring_group_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            ring_group_uuid: string;
            ring_group_name: string;
            /** @description Its number. */
            ring_group_extension: string;
            /** @enum {unknown} */
            ring_group_strategy: 'simultaneous' | 'sequence' | 'random' | 'rollover' | 'enterprise' | 'enterprise-2';
            ring_group_call_timeout: number | null;
            ring_group_greeting: string | null;
            ring_group_ringback: string | null;
            ring_group_distinctive_ring: string | null;
            ring_group_exit_key: string | null;
            ring_group_caller_id_name: string | null;
            ring_group_caller_id_number: string | null;
            ring_group_cid_name_prefix: string | null;
            ring_group_cid_number_prefix: string | null;
            ring_group_timeout_app: string | null;
            ring_group_timeout_data: string | null;
            ring_group_forward_enabled: boolean;
            ring_group_forward_destination: string | null;
            ring_group_call_screen_enabled: boolean;
            ring_group_call_forward_enabled: boolean;
            ring_group_follow_me_enabled: boolean;
            ring_group_missed_call_app: 'email' | null;
            ring_group_missed_call_data: string | null;
            ring_group_context: string | null;
            ring_group_enabled: boolean;
            ring_group_description: string | null;
            destination_count: number;
            tenant_name?: string | null;
            destinations: {
              /** Format: uuid */
              ring_group_destination_uuid: string;
              destination_number: string;
              destination_delay: number;
              destination_timeout: number;
              destination_order: number;
              destination_prompt: number | boolean | ('0' | '1' | '2' | 'true' | 'false' | '');
              destination_enabled: boolean;
              destination_description: string | null;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putRingGroupsByRingGroupUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ring_group_uuid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          ring_group_name?: string;
          /** @description Its number. */
          ring_group_extension?: string;
          /** @enum {unknown} */
          ring_group_strategy?: 'simultaneous' | 'sequence' | 'random' | 'rollover' | 'enterprise' | 'enterprise-2';
          ring_group_call_timeout?: number | null;
          ring_group_greeting?: string | null;
          ring_group_ringback?: string | null;
          ring_group_distinctive_ring?: string | null;
          ring_group_exit_key?: string | null;
          ring_group_caller_id_name?: string | null;
          ring_group_caller_id_number?: string | null;
          ring_group_cid_name_prefix?: string | null;
          ring_group_cid_number_prefix?: string | null;
          ring_group_timeout_app?: string | null;
          ring_group_timeout_data?: string | null;
          ring_group_forward_enabled?: boolean;
          ring_group_forward_destination?: string | null;
          ring_group_call_screen_enabled?: boolean;
          ring_group_call_forward_enabled?: boolean;
          ring_group_follow_me_enabled?: boolean;
          ring_group_missed_call_app?: 'email' | null;
          ring_group_missed_call_data?: string | null;
          ring_group_context?: string | null;
          ring_group_enabled?: boolean;
          ring_group_description?: string | null;
          tenant_id?: number;
          destinations?: {
            ring_group_destination_uuid?: string | null;
            destination_number: string;
            destination_delay?: number;
            destination_timeout?: number;
            destination_order?: number;
            destination_prompt?: number | boolean | ('0' | '1' | '2' | 'true' | 'false' | '');
            destination_enabled?: boolean;
            destination_description?: string | null;
          }[];
          ring_group_destinations?: {
            ring_group_destination_uuid?: string | null;
            destination_number: string;
            destination_delay?: number;
            destination_timeout?: number;
            destination_order?: number;
            destination_prompt?: number | boolean | ('0' | '1' | '2' | 'true' | 'false' | '');
            destination_enabled?: boolean;
            destination_description?: string | null;
          }[];
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            ring_group_uuid: string;
            ring_group_name: string;
            /** @description Its number. */
            ring_group_extension: string;
            /** @enum {unknown} */
            ring_group_strategy: 'simultaneous' | 'sequence' | 'random' | 'rollover' | 'enterprise' | 'enterprise-2';
            ring_group_call_timeout: number | null;
            ring_group_greeting: string | null;
            ring_group_ringback: string | null;
            ring_group_distinctive_ring: string | null;
            ring_group_exit_key: string | null;
            ring_group_caller_id_name: string | null;
            ring_group_caller_id_number: string | null;
            ring_group_cid_name_prefix: string | null;
            ring_group_cid_number_prefix: string | null;
            ring_group_timeout_app: string | null;
            ring_group_timeout_data: string | null;
            ring_group_forward_enabled: boolean;
            ring_group_forward_destination: string | null;
            ring_group_call_screen_enabled: boolean;
            ring_group_call_forward_enabled: boolean;
            ring_group_follow_me_enabled: boolean;
            ring_group_missed_call_app: 'email' | null;
            ring_group_missed_call_data: string | null;
            ring_group_context: string | null;
            ring_group_enabled: boolean;
            ring_group_description: string | null;
            destination_count: number;
            tenant_name?: string | null;
            destinations: {
              /** Format: uuid */
              ring_group_destination_uuid: string;
              destination_number: string;
              destination_delay: number;
              destination_timeout: number;
              destination_order: number;
              destination_prompt: number | boolean | ('0' | '1' | '2' | 'true' | 'false' | '');
              destination_enabled: boolean;
              destination_description: string | null;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteRingGroupsByRingGroupUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ring_group_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getIntegrationVersions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            api_version: string;
            platform_version: string;
            applications: {
              application: string;
              aliases: string[];
              version: string;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getIntegrationHealth: {
    parameters: {
      query?: {
        /** @description Comma list of Access, Applications, Engine, Data, CDR, Billing, Time. */
        sections?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {unknown} */
            status: 'success' | 'warning' | 'error';
            message: string;
            /** Format: date-time */
            timestamp: string;
            sections: {
              section: string;
              checks: {
                check: string;
                /** @enum {unknown} */
                status: 'OK' | 'WARNING' | 'ERROR';
                details: string;
              }[];
            }[];
            applications: {
              application: string;
              aliases: string[];
              version: string;
              /** @enum {unknown} */
              status: 'OK' | 'WARNING' | 'ERROR';
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postIntegrationIdentitiesTest: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          username: string;
          password?: string;
          access_hash?: string;
          /** @description Default: the address of this request. */
          ip?: string;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            whitelisted: boolean;
            authenticated: boolean;
            tls: boolean;
            ready: boolean;
            problems: string[];
            /** @description `problems` as words that stay. */
            codes: ('whitelist' | 'locked' | 'credentials' | 'https_required' | 'plain_http')[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getIntegrationIdentities: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                identity_id: number;
                username: string;
                description: string;
                tenant_id: number | null;
                company: string | null;
                /** @enum {unknown} */
                auth_mode: 'any' | 'password' | 'access_hash' | 'both';
                applications: {
                  /** @enum {unknown} */
                  application:
                    | 'access_control'
                    | 'destinations'
                    | 'dialplan_outbound'
                    | 'dialplans'
                    | 'domains'
                    | 'extensions'
                    | 'gateways'
                    | 'registrations'
                    | 'status'
                    | 'xml_cdr';
                  /** @enum {unknown} */
                  access: 'read' | 'write';
                }[];
                allowed_cidrs: string[];
                /** @description Requests a minute; absent and null: as the settings say. */
                rate_overrides: {
                  standard?: number | null;
                  cdr_export?: number | null;
                  gateway?: number | null;
                };
                enabled: boolean;
                expires_at: string | null;
                locked_until: string | null;
                last_used_at: string | null;
                last_used_ip: string | null;
                /** Format: date-time */
                created_at: string;
                secrets: {
                  secret_id: number;
                  /** @enum {unknown} */
                  type: 'password' | 'access_hash';
                  /** @description Its last four characters. */
                  hint: string;
                  /** Format: date-time */
                  valid_from: string;
                  valid_until: string | null;
                  revoked_at: string | null;
                  last_used_at: string | null;
                  /** @description Now. */
                  valid: boolean;
                }[];
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postIntegrationIdentities: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Unique in any case. */
          username: string;
          password?: string;
          description?: string;
          tenant_id?: number | null;
          /** @enum {unknown} */
          auth_mode?: 'any' | 'password' | 'access_hash' | 'both';
          applications?: {
            /** @enum {unknown} */
            application:
              | 'access_control'
              | 'destinations'
              | 'dialplan_outbound'
              | 'dialplans'
              | 'domains'
              | 'extensions'
              | 'gateways'
              | 'registrations'
              | 'status'
              | 'xml_cdr';
            /** @enum {unknown} */
            access: 'read' | 'write';
          }[];
          allowed_cidrs?: string[];
          /** @description Requests a minute; absent and null: as the settings say. */
          rate_overrides?: {
            standard?: number | null;
            cdr_export?: number | null;
            gateway?: number | null;
          };
          enabled?: boolean;
          expires_at?: string | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            identity_id: number;
            username: string;
            /** @description Shown this once. */
            password?: string;
            /** @description Shown this once. */
            access_hash?: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getIntegrationIdentitiesByIdentityId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        identity_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            identity_id: number;
            username: string;
            description: string;
            tenant_id: number | null;
            company: string | null;
            /** @enum {unknown} */
            auth_mode: 'any' | 'password' | 'access_hash' | 'both';
            applications: {
              /** @enum {unknown} */
              application:
                | 'access_control'
                | 'destinations'
                | 'dialplan_outbound'
                | 'dialplans'
                | 'domains'
                | 'extensions'
                | 'gateways'
                | 'registrations'
                | 'status'
                | 'xml_cdr';
              /** @enum {unknown} */
              access: 'read' | 'write';
            }[];
            allowed_cidrs: string[];
            /** @description Requests a minute; absent and null: as the settings say. */
            rate_overrides: {
              standard?: number | null;
              cdr_export?: number | null;
              gateway?: number | null;
            };
            enabled: boolean;
            expires_at: string | null;
            locked_until: string | null;
            last_used_at: string | null;
            last_used_ip: string | null;
            /** Format: date-time */
            created_at: string;
            secrets: {
              secret_id: number;
              /** @enum {unknown} */
              type: 'password' | 'access_hash';
              /** @description Its last four characters. */
              hint: string;
              /** Format: date-time */
              valid_from: string;
              valid_until: string | null;
              revoked_at: string | null;
              last_used_at: string | null;
              /** @description Now. */
              valid: boolean;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putIntegrationIdentitiesByIdentityId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        identity_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Unique in any case. */
          username?: string;
          description?: string;
          tenant_id?: number | null;
          /** @enum {unknown} */
          auth_mode?: 'any' | 'password' | 'access_hash' | 'both';
          applications?: {
            /** @enum {unknown} */
            application:
              | 'access_control'
              | 'destinations'
              | 'dialplan_outbound'
              | 'dialplans'
              | 'domains'
              | 'extensions'
              | 'gateways'
              | 'registrations'
              | 'status'
              | 'xml_cdr';
            /** @enum {unknown} */
            access: 'read' | 'write';
          }[];
          allowed_cidrs?: string[];
          /** @description Requests a minute; absent and null: as the settings say. */
          rate_overrides?: {
            standard?: number | null;
            cdr_export?: number | null;
            gateway?: number | null;
          };
          enabled?: boolean;
          expires_at?: string | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            identity_id: number;
            username: string;
            description: string;
            tenant_id: number | null;
            company: string | null;
            /** @enum {unknown} */
            auth_mode: 'any' | 'password' | 'access_hash' | 'both';
            applications: {
              /** @enum {unknown} */
              application:
                | 'access_control'
                | 'destinations'
                | 'dialplan_outbound'
                | 'dialplans'
                | 'domains'
                | 'extensions'
                | 'gateways'
                | 'registrations'
                | 'status'
                | 'xml_cdr';
              /** @enum {unknown} */
              access: 'read' | 'write';
            }[];
            allowed_cidrs: string[];
            /** @description Requests a minute; absent and null: as the settings say. */
            rate_overrides: {
              standard?: number | null;
              cdr_export?: number | null;
              gateway?: number | null;
            };
            enabled: boolean;
            expires_at: string | null;
            locked_until: string | null;
            last_used_at: string | null;
            last_used_ip: string | null;
            /** Format: date-time */
            created_at: string;
            secrets: {
              secret_id: number;
              /** @enum {unknown} */
              type: 'password' | 'access_hash';
              /** @description Its last four characters. */
              hint: string;
              /** Format: date-time */
              valid_from: string;
              valid_until: string | null;
              revoked_at: string | null;
              last_used_at: string | null;
              /** @description Now. */
              valid: boolean;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteIntegrationIdentitiesByIdentityId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        identity_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postIntegrationIdentitiesByIdentityIdRotate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        identity_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          type: 'password' | 'access_hash';
          /** @description How long the former secret stays valid; default 24. */
          overlap_hours?: number;
          password?: string;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            secret_id: number;
            /** @enum {unknown} */
            type: 'password' | 'access_hash';
            /** @description Shown this once. */
            secret: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postIntegrationIdentitiesByIdentityIdRevoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        identity_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          secret_id: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getIntegrationWhitelist: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            whitelist_uuid: string;
            cidr: string;
            description: string;
            identity_id: number | null;
            enabled: boolean;
            expires_at: string | null;
            created_by: string;
            /** Format: date-time */
            created_at: string;
            last_hit_at: string | null;
            hit_count: number;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postIntegrationWhitelist: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description An address or network; host bits are cleared. */
          cidr: string;
          description?: string;
          identity_id?: number | null;
          enabled?: boolean;
          expires_at?: string | null;
          /** @description Needed for a network of everybody (/0). */
          allow_any?: boolean;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            whitelist_uuid: string;
            cidr: string;
            description: string;
            identity_id: number | null;
            enabled: boolean;
            expires_at: string | null;
            created_by: string;
            /** Format: date-time */
            created_at: string;
            last_hit_at: string | null;
            hit_count: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putIntegrationWhitelistByWhitelistUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        whitelist_uuid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description An address or network; host bits are cleared. */
          cidr?: string;
          description?: string;
          identity_id?: number | null;
          enabled?: boolean;
          expires_at?: string | null;
          /** @description Needed for a network of everybody (/0). */
          allow_any?: boolean;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            whitelist_uuid: string;
            cidr: string;
            description: string;
            identity_id: number | null;
            enabled: boolean;
            expires_at: string | null;
            created_by: string;
            /** Format: date-time */
            created_at: string;
            last_hit_at: string | null;
            hit_count: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteIntegrationWhitelistByWhitelistUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        whitelist_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getIntegrationWhitelistText: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description One address or network a line; # begins a comment. */
            text: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putIntegrationWhitelistText: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          text: string;
          allow_any?: boolean;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            added: number;
            removed: number;
            kept: number;
            /** @description Lines that cannot be read; with any of them nothing is changed. */
            errors: {
              line: number;
              text: string;
              reason: string;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getIntegrationWhitelistCheck: {
    parameters: {
      query: {
        /** @description The address. */
        ip: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            ip: string;
            whitelisted: boolean;
            entry: {
              /** Format: uuid */
              whitelist_uuid: string;
              cidr: string;
              description: string;
              identity_id: number | null;
              enabled: boolean;
              expires_at: string | null;
              created_by: string;
              /** Format: date-time */
              created_at: string;
              last_hit_at: string | null;
              hit_count: number;
            } | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getIntegrationAudit: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        /** @description Epoch seconds, inclusive. */
        from?: number;
        /** @description Epoch seconds, inclusive. */
        to?: number;
        ip?: string;
        identity_id?: number;
        application?: string;
        outcome?: string;
        tenant_domain?: string;
        request_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                audit_id: number;
                /** Format: date-time */
                at: string;
                /** Format: uuid */
                request_id: string;
                tenant_id: number | null;
                /** @description Calling address. */
                ip: string;
                /** @description Who was connected; another one behind a trusted proxy. */
                peer_ip: string;
                forwarded_for: string | null;
                user_agent: string;
                identity_id: number | null;
                username: string | null;
                application: string | null;
                action: string | null;
                method: string;
                path: string;
                tenant_domain: string | null;
                params: unknown | null;
                http_status: number;
                /** @enum {unknown} */
                outcome:
                  | 'granted'
                  | 'denied_ip'
                  | 'denied_auth'
                  | 'locked'
                  | 'denied_scope'
                  | 'rate_limited'
                  | 'invalid'
                  | 'error';
                reason: string | null;
                duration_ms: number;
                response_bytes: number | null;
                records: number | null;
                before: unknown | null;
                after: unknown | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getIntegrationAuditCsv: {
    parameters: {
      query?: {
        /** @description Epoch seconds, inclusive. */
        from?: number;
        /** @description Epoch seconds, inclusive. */
        to?: number;
        ip?: string;
        identity_id?: number;
        application?: string;
        outcome?: string;
        tenant_domain?: string;
        request_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getIntegrationSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description Whether the integration API refuses plain HTTP; auto: where the server has a certificate, or a proxy says so.
             * @enum {unknown}
             */
            require_tls: 'auto' | 'always' | 'never';
            /** @description The integration API takes loopback addresses that are not on its whitelist. */
            allow_loopback: boolean;
            /** @description Super administrators may log in to the integration API by user name and password. */
            allow_portal_admin: boolean;
            /** @description The integration API also answers at the historical paths of its older consumers. */
            legacy_paths: boolean;
            /** @description Requests a minute to the integration API, of each identity. */
            rate_standard: number;
            /** @description Exports, imports and billing runs a minute, of each identity. */
            rate_cdr_export: number;
            /** @description Requests a minute about gateways, of each identity. */
            rate_gateway: number;
            /** @description Failed authentications within ten minutes that lock an identity for one address. */
            lockout_failures: number;
            /** @description Minutes such a lock lasts. */
            lockout_minutes: number;
            /** @description Failed authentications within ten minutes after which an address has to wait. */
            lockout_address_failures: number;
            /** @description Days the audit log of the integration API is kept. */
            audit_days: number;
            /** @description Hours an export can be downloaded. */
            export_ttl_hours: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putIntegrationSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description Whether the integration API refuses plain HTTP; auto: where the server has a certificate, or a proxy says so.
           * @enum {unknown}
           */
          require_tls?: 'auto' | 'always' | 'never';
          /** @description The integration API takes loopback addresses that are not on its whitelist. */
          allow_loopback?: boolean;
          /** @description Super administrators may log in to the integration API by user name and password. */
          allow_portal_admin?: boolean;
          /** @description The integration API also answers at the historical paths of its older consumers. */
          legacy_paths?: boolean;
          /** @description Requests a minute to the integration API, of each identity. */
          rate_standard?: number;
          /** @description Exports, imports and billing runs a minute, of each identity. */
          rate_cdr_export?: number;
          /** @description Requests a minute about gateways, of each identity. */
          rate_gateway?: number;
          /** @description Failed authentications within ten minutes that lock an identity for one address. */
          lockout_failures?: number;
          /** @description Minutes such a lock lasts. */
          lockout_minutes?: number;
          /** @description Failed authentications within ten minutes after which an address has to wait. */
          lockout_address_failures?: number;
          /** @description Days the audit log of the integration API is kept. */
          audit_days?: number;
          /** @description Hours an export can be downloaded. */
          export_ttl_hours?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description Whether the integration API refuses plain HTTP; auto: where the server has a certificate, or a proxy says so.
             * @enum {unknown}
             */
            require_tls: 'auto' | 'always' | 'never';
            /** @description The integration API takes loopback addresses that are not on its whitelist. */
            allow_loopback: boolean;
            /** @description Super administrators may log in to the integration API by user name and password. */
            allow_portal_admin: boolean;
            /** @description The integration API also answers at the historical paths of its older consumers. */
            legacy_paths: boolean;
            /** @description Requests a minute to the integration API, of each identity. */
            rate_standard: number;
            /** @description Exports, imports and billing runs a minute, of each identity. */
            rate_cdr_export: number;
            /** @description Requests a minute about gateways, of each identity. */
            rate_gateway: number;
            /** @description Failed authentications within ten minutes that lock an identity for one address. */
            lockout_failures: number;
            /** @description Minutes such a lock lasts. */
            lockout_minutes: number;
            /** @description Failed authentications within ten minutes after which an address has to wait. */
            lockout_address_failures: number;
            /** @description Days the audit log of the integration API is kept. */
            audit_days: number;
            /** @description Hours an export can be downloaded. */
            export_ttl_hours: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getIvrMenus: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        ivr_menu_name?: string;
        ivr_menu_extension?: string;
        ivr_menu_description?: string;
        ivr_menu_language?: string;
        ivr_menu_enabled?: boolean;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                domain_uuid: string;
                /** Format: uuid */
                ivr_menu_uuid: string;
                ivr_menu_name: string;
                /** @description Its number. */
                ivr_menu_extension: string;
                /** @enum {unknown} */
                ivr_menu_language: 'en' | 'fr' | 'de' | 'es' | 'it';
                ivr_menu_timeout: number | null;
                ivr_menu_enabled: boolean;
                ivr_menu_description: string | null;
                tenant_name?: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postIvrMenus: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          ivr_menu_name: string;
          /** @description Its number. */
          ivr_menu_extension: string;
          /** @enum {unknown} */
          ivr_menu_language?: 'en' | 'fr' | 'de' | 'es' | 'it';
          ivr_menu_greet_long?: string | null;
          ivr_menu_greet_short?: string | null;
          ivr_menu_invalid_sound?: string | null;
          ivr_menu_exit_sound?: string | null;
          ivr_menu_timeout?: number | null;
          ivr_menu_inter_digit_timeout?: number | null;
          ivr_menu_max_failures?: number | null;
          ivr_menu_max_timeouts?: number | null;
          ivr_menu_direct_dial?: boolean;
          ivr_menu_exit_app?: ('transfer' | 'hangup' | 'voicemail') | null;
          ivr_menu_exit_data?: string | null;
          ivr_menu_cid_prefix?: string | null;
          ivr_menu_ringback?: string | null;
          ivr_menu_pin_number?: string | null;
          ivr_menu_context?: string | null;
          ivr_menu_enabled?: boolean;
          ivr_menu_description?: string | null;
          tenant_id?: number;
          options?: {
            ivr_menu_option_uuid?: string | null;
            ivr_menu_option_digits: string;
            /** @enum {unknown} */
            ivr_menu_option_action:
              | 'transfer'
              | 'menu'
              | 'hangup'
              | 'playback'
              | 'voicemail'
              | 'check_voicemail'
              | 'directory'
              | 'set'
              | 'respond'
              | 'menu-exec-app'
              | 'menu-sub'
              | 'menu-top'
              | 'menu-back'
              | 'menu-exit'
              | 'menu-play-sound';
            ivr_menu_option_param?: string | null;
            ivr_menu_option_order?: number;
            ivr_menu_option_description?: string | null;
            ivr_menu_option_enabled?: boolean;
          }[];
          ivr_menu_options?: {
            ivr_menu_option_uuid?: string | null;
            ivr_menu_option_digits: string;
            /** @enum {unknown} */
            ivr_menu_option_action:
              | 'transfer'
              | 'menu'
              | 'hangup'
              | 'playback'
              | 'voicemail'
              | 'check_voicemail'
              | 'directory'
              | 'set'
              | 'respond'
              | 'menu-exec-app'
              | 'menu-sub'
              | 'menu-top'
              | 'menu-back'
              | 'menu-exit'
              | 'menu-play-sound';
            ivr_menu_option_param?: string | null;
            ivr_menu_option_order?: number;
            ivr_menu_option_description?: string | null;
            ivr_menu_option_enabled?: boolean;
          }[];
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getIvrMenusByIvrMenuUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ivr_menu_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            ivr_menu_uuid: string;
            ivr_menu_name: string;
            /** @description Its number. */
            ivr_menu_extension: string;
            /** @enum {unknown} */
            ivr_menu_language: 'en' | 'fr' | 'de' | 'es' | 'it';
            ivr_menu_greet_long: string | null;
            ivr_menu_greet_short: string | null;
            ivr_menu_invalid_sound: string | null;
            ivr_menu_exit_sound: string | null;
            ivr_menu_timeout: number | null;
            ivr_menu_inter_digit_timeout: number | null;
            ivr_menu_max_failures: number | null;
            ivr_menu_max_timeouts: number | null;
            ivr_menu_direct_dial: boolean;
            ivr_menu_exit_app: ('transfer' | 'hangup' | 'voicemail') | null;
            ivr_menu_exit_data: string | null;
            ivr_menu_cid_prefix: string | null;
            ivr_menu_ringback: string | null;
            ivr_menu_pin_number?: string | null;
            ivr_menu_context: string | null;
            ivr_menu_enabled: boolean;
            ivr_menu_description: string | null;
            tenant_name?: string | null;
            options: {
              /** Format: uuid */
              ivr_menu_option_uuid: string;
              ivr_menu_option_digits: string;
              /** @enum {unknown} */
              ivr_menu_option_action:
                | 'transfer'
                | 'menu'
                | 'hangup'
                | 'playback'
                | 'voicemail'
                | 'check_voicemail'
                | 'directory'
                | 'set'
                | 'respond'
                | 'menu-exec-app'
                | 'menu-sub'
                | 'menu-top'
                | 'menu-back'
                | 'menu-exit'
                | 'menu-play-sound';
              ivr_menu_option_param: string | null;
              ivr_menu_option_order: number;
              ivr_menu_option_description: string | null;
              ivr_menu_option_enabled: boolean;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putIvrMenusByIvrMenuUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ivr_menu_uuid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          ivr_menu_name?: string;
          /** @description Its number. */
          ivr_menu_extension?: string;
          /** @enum {unknown} */
          ivr_menu_language?: 'en' | 'fr' | 'de' | 'es' | 'it';
          ivr_menu_greet_long?: string | null;
          ivr_menu_greet_short?: string | null;
          ivr_menu_invalid_sound?: string | null;
          ivr_menu_exit_sound?: string | null;
          ivr_menu_timeout?: number | null;
          ivr_menu_inter_digit_timeout?: number | null;
          ivr_menu_max_failures?: number | null;
          ivr_menu_max_timeouts?: number | null;
          ivr_menu_direct_dial?: boolean;
          ivr_menu_exit_app?: ('transfer' | 'hangup' | 'voicemail') | null;
          ivr_menu_exit_data?: string | null;
          ivr_menu_cid_prefix?: string | null;
          ivr_menu_ringback?: string | null;
          ivr_menu_pin_number?: string | null;
          ivr_menu_context?: string | null;
          ivr_menu_enabled?: boolean;
          ivr_menu_description?: string | null;
          tenant_id?: number;
          options?: {
            ivr_menu_option_uuid?: string | null;
            ivr_menu_option_digits: string;
            /** @enum {unknown} */
            ivr_menu_option_action:
              | 'transfer'
              | 'menu'
              | 'hangup'
              | 'playback'
              | 'voicemail'
              | 'check_voicemail'
              | 'directory'
              | 'set'
              | 'respond'
              | 'menu-exec-app'
              | 'menu-sub'
              | 'menu-top'
              | 'menu-back'
              | 'menu-exit'
              | 'menu-play-sound';
            ivr_menu_option_param?: string | null;
            ivr_menu_option_order?: number;
            ivr_menu_option_description?: string | null;
            ivr_menu_option_enabled?: boolean;
          }[];
          ivr_menu_options?: {
            ivr_menu_option_uuid?: string | null;
            ivr_menu_option_digits: string;
            /** @enum {unknown} */
            ivr_menu_option_action:
              | 'transfer'
              | 'menu'
              | 'hangup'
              | 'playback'
              | 'voicemail'
              | 'check_voicemail'
              | 'directory'
              | 'set'
              | 'respond'
              | 'menu-exec-app'
              | 'menu-sub'
              | 'menu-top'
              | 'menu-back'
              | 'menu-exit'
              | 'menu-play-sound';
            ivr_menu_option_param?: string | null;
            ivr_menu_option_order?: number;
            ivr_menu_option_description?: string | null;
            ivr_menu_option_enabled?: boolean;
          }[];
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            ivr_menu_uuid: string;
            ivr_menu_name: string;
            /** @description Its number. */
            ivr_menu_extension: string;
            /** @enum {unknown} */
            ivr_menu_language: 'en' | 'fr' | 'de' | 'es' | 'it';
            ivr_menu_greet_long: string | null;
            ivr_menu_greet_short: string | null;
            ivr_menu_invalid_sound: string | null;
            ivr_menu_exit_sound: string | null;
            ivr_menu_timeout: number | null;
            ivr_menu_inter_digit_timeout: number | null;
            ivr_menu_max_failures: number | null;
            ivr_menu_max_timeouts: number | null;
            ivr_menu_direct_dial: boolean;
            ivr_menu_exit_app: ('transfer' | 'hangup' | 'voicemail') | null;
            ivr_menu_exit_data: string | null;
            ivr_menu_cid_prefix: string | null;
            ivr_menu_ringback: string | null;
            ivr_menu_pin_number?: string | null;
            ivr_menu_context: string | null;
            ivr_menu_enabled: boolean;
            ivr_menu_description: string | null;
            tenant_name?: string | null;
            options: {
              /** Format: uuid */
              ivr_menu_option_uuid: string;
              ivr_menu_option_digits: string;
              /** @enum {unknown} */
              ivr_menu_option_action:
                | 'transfer'
                | 'menu'
                | 'hangup'
                | 'playback'
                | 'voicemail'
                | 'check_voicemail'
                | 'directory'
                | 'set'
                | 'respond'
                | 'menu-exec-app'
                | 'menu-sub'
                | 'menu-top'
                | 'menu-back'
                | 'menu-exit'
                | 'menu-play-sound';
              ivr_menu_option_param: string | null;
              ivr_menu_option_order: number;
              ivr_menu_option_description: string | null;
              ivr_menu_option_enabled: boolean;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteIvrMenusByIvrMenuUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ivr_menu_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTimeConditions: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        tc_name?: string;
        tc_extension?: string;
        tc_description?: string;
        tc_enabled?: boolean;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                dialplan_uuid: string;
                tc_name: string;
                tc_extension: string | null;
                tc_enabled: boolean;
                tc_description: string | null;
                tc_time_start: string;
                tc_time_stop: string;
                /** @enum {unknown} */
                tc_wday_start: 'sun' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat';
                /** @enum {unknown} */
                tc_wday_stop: 'sun' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat';
                tc_open_destination: string | null;
                tc_closed_destination: string | null;
                /** @description In their order. */
                rules: {
                  /** Format: uuid */
                  time_condition_rule_uuid: string;
                  name: string;
                  match: {
                    /** @description `2026,2028-2030` */
                    year?: string;
                    /** @description 1 to 12 */
                    mon?: string;
                    /** @description 1 to 31 */
                    mday?: string;
                    /** @description 1 (Sunday) to 7, or `mon-fri` */
                    wday?: string;
                    /** @description Week of the year, 1 to 53 */
                    week?: string;
                    /** @description `HH:MM-HH:MM` */
                    time_of_day?: string;
                    /** @description `YYYY-MM-DD HH:MM~YYYY-MM-DD HH:MM` */
                    date_time?: string;
                  };
                  destination: string | null;
                  order: number;
                }[];
                tenant_name?: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postTimeConditions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          tc_name: string;
          tc_extension?: string | null;
          tc_time_start?: string;
          tc_time_stop?: string;
          /** @enum {unknown} */
          tc_wday_start?: 'sun' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat';
          /** @enum {unknown} */
          tc_wday_stop?: 'sun' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat';
          tc_open_destination?: string | null;
          tc_closed_destination?: string | null;
          tc_context?: string | null;
          tc_description?: string | null;
          tc_enabled?: boolean;
          tenant_id?: number;
          rules?: {
            time_condition_rule_uuid?: string | null;
            name?: string;
            match: {
              /** @description `2026,2028-2030` */
              year?: string;
              /** @description 1 to 12 */
              mon?: string;
              /** @description 1 to 31 */
              mday?: string;
              /** @description 1 (Sunday) to 7, or `mon-fri` */
              wday?: string;
              /** @description Week of the year, 1 to 53 */
              week?: string;
              /** @description `HH:MM-HH:MM` */
              time_of_day?: string;
              /** @description `YYYY-MM-DD HH:MM~YYYY-MM-DD HH:MM` */
              date_time?: string;
            };
            destination?: string | null;
            order?: number;
          }[];
          time_condition_rules?: {
            time_condition_rule_uuid?: string | null;
            name?: string;
            match: {
              /** @description `2026,2028-2030` */
              year?: string;
              /** @description 1 to 12 */
              mon?: string;
              /** @description 1 to 31 */
              mday?: string;
              /** @description 1 (Sunday) to 7, or `mon-fri` */
              wday?: string;
              /** @description Week of the year, 1 to 53 */
              week?: string;
              /** @description `HH:MM-HH:MM` */
              time_of_day?: string;
              /** @description `YYYY-MM-DD HH:MM~YYYY-MM-DD HH:MM` */
              date_time?: string;
            };
            destination?: string | null;
            order?: number;
          }[];
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTimeConditionsByDialplanUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        dialplan_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            dialplan_uuid: string;
            tc_name: string;
            tc_extension: string | null;
            tc_time_start: string;
            tc_time_stop: string;
            /** @enum {unknown} */
            tc_wday_start: 'sun' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat';
            /** @enum {unknown} */
            tc_wday_stop: 'sun' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat';
            tc_open_destination: string | null;
            tc_closed_destination: string | null;
            tc_context: string | null;
            tc_description: string | null;
            tc_enabled: boolean;
            rules: {
              /** Format: uuid */
              time_condition_rule_uuid: string;
              name: string;
              match: {
                /** @description `2026,2028-2030` */
                year?: string;
                /** @description 1 to 12 */
                mon?: string;
                /** @description 1 to 31 */
                mday?: string;
                /** @description 1 (Sunday) to 7, or `mon-fri` */
                wday?: string;
                /** @description Week of the year, 1 to 53 */
                week?: string;
                /** @description `HH:MM-HH:MM` */
                time_of_day?: string;
                /** @description `YYYY-MM-DD HH:MM~YYYY-MM-DD HH:MM` */
                date_time?: string;
              };
              destination: string | null;
              order: number;
            }[];
            tenant_name?: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putTimeConditionsByDialplanUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        dialplan_uuid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          tc_name?: string;
          tc_extension?: string | null;
          tc_time_start?: string;
          tc_time_stop?: string;
          /** @enum {unknown} */
          tc_wday_start?: 'sun' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat';
          /** @enum {unknown} */
          tc_wday_stop?: 'sun' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat';
          tc_open_destination?: string | null;
          tc_closed_destination?: string | null;
          tc_context?: string | null;
          tc_description?: string | null;
          tc_enabled?: boolean;
          tenant_id?: number;
          rules?: {
            time_condition_rule_uuid?: string | null;
            name?: string;
            match: {
              /** @description `2026,2028-2030` */
              year?: string;
              /** @description 1 to 12 */
              mon?: string;
              /** @description 1 to 31 */
              mday?: string;
              /** @description 1 (Sunday) to 7, or `mon-fri` */
              wday?: string;
              /** @description Week of the year, 1 to 53 */
              week?: string;
              /** @description `HH:MM-HH:MM` */
              time_of_day?: string;
              /** @description `YYYY-MM-DD HH:MM~YYYY-MM-DD HH:MM` */
              date_time?: string;
            };
            destination?: string | null;
            order?: number;
          }[];
          time_condition_rules?: {
            time_condition_rule_uuid?: string | null;
            name?: string;
            match: {
              /** @description `2026,2028-2030` */
              year?: string;
              /** @description 1 to 12 */
              mon?: string;
              /** @description 1 to 31 */
              mday?: string;
              /** @description 1 (Sunday) to 7, or `mon-fri` */
              wday?: string;
              /** @description Week of the year, 1 to 53 */
              week?: string;
              /** @description `HH:MM-HH:MM` */
              time_of_day?: string;
              /** @description `YYYY-MM-DD HH:MM~YYYY-MM-DD HH:MM` */
              date_time?: string;
            };
            destination?: string | null;
            order?: number;
          }[];
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            dialplan_uuid: string;
            tc_name: string;
            tc_extension: string | null;
            tc_time_start: string;
            tc_time_stop: string;
            /** @enum {unknown} */
            tc_wday_start: 'sun' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat';
            /** @enum {unknown} */
            tc_wday_stop: 'sun' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat';
            tc_open_destination: string | null;
            tc_closed_destination: string | null;
            tc_context: string | null;
            tc_description: string | null;
            tc_enabled: boolean;
            rules: {
              /** Format: uuid */
              time_condition_rule_uuid: string;
              name: string;
              match: {
                /** @description `2026,2028-2030` */
                year?: string;
                /** @description 1 to 12 */
                mon?: string;
                /** @description 1 to 31 */
                mday?: string;
                /** @description 1 (Sunday) to 7, or `mon-fri` */
                wday?: string;
                /** @description Week of the year, 1 to 53 */
                week?: string;
                /** @description `HH:MM-HH:MM` */
                time_of_day?: string;
                /** @description `YYYY-MM-DD HH:MM~YYYY-MM-DD HH:MM` */
                date_time?: string;
              };
              destination: string | null;
              order: number;
            }[];
            tenant_name?: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteTimeConditionsByDialplanUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        dialplan_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCallFlows: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        call_flow_name?: string;
        call_flow_extension?: string;
        call_flow_feature_code?: string;
        call_flow_description?: string;
        call_flow_status?: boolean;
        call_flow_enabled?: boolean;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                domain_uuid: string;
                /** Format: uuid */
                call_flow_uuid: string;
                call_flow_name: string;
                /** @description Its number. */
                call_flow_extension: string;
                call_flow_feature_code: string | null;
                /** @enum {unknown} */
                call_flow_status: 'true' | 'false';
                call_flow_enabled: boolean;
                call_flow_label: string | null;
                call_flow_alternate_label: string | null;
                tenant_name?: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postCallFlows: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          call_flow_name: string;
          /** @description Its number. */
          call_flow_extension: string;
          call_flow_feature_code?: string | null;
          /** @enum {unknown} */
          call_flow_status?: 'true' | 'false';
          call_flow_label?: string | null;
          call_flow_alternate_label?: string | null;
          call_flow_app?: ('transfer' | 'hangup' | 'voicemail' | 'playback') | null;
          call_flow_data?: string | null;
          call_flow_alternate_app?: ('transfer' | 'hangup' | 'voicemail' | 'playback') | null;
          call_flow_alternate_data?: string | null;
          call_flow_sound?: string | null;
          call_flow_alternate_sound?: string | null;
          call_flow_pin_number?: string | null;
          call_flow_context?: string | null;
          call_flow_enabled?: boolean;
          call_flow_description?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCallFlowsByCallFlowUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        call_flow_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            call_flow_uuid: string;
            /** Format: uuid */
            dialplan_uuid: string;
            call_flow_name: string;
            /** @description Its number. */
            call_flow_extension: string;
            call_flow_feature_code: string | null;
            /** @enum {unknown} */
            call_flow_status: 'true' | 'false';
            call_flow_label: string | null;
            call_flow_alternate_label: string | null;
            call_flow_app: ('transfer' | 'hangup' | 'voicemail' | 'playback') | null;
            call_flow_data: string | null;
            call_flow_alternate_app: ('transfer' | 'hangup' | 'voicemail' | 'playback') | null;
            call_flow_alternate_data: string | null;
            call_flow_sound: string | null;
            call_flow_alternate_sound: string | null;
            call_flow_pin_number?: string | null;
            call_flow_context: string | null;
            call_flow_enabled: boolean;
            call_flow_description: string | null;
            tenant_name?: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putCallFlowsByCallFlowUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        call_flow_uuid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          call_flow_name?: string;
          /** @description Its number. */
          call_flow_extension?: string;
          call_flow_feature_code?: string | null;
          /** @enum {unknown} */
          call_flow_status?: 'true' | 'false';
          call_flow_label?: string | null;
          call_flow_alternate_label?: string | null;
          call_flow_app?: ('transfer' | 'hangup' | 'voicemail' | 'playback') | null;
          call_flow_data?: string | null;
          call_flow_alternate_app?: ('transfer' | 'hangup' | 'voicemail' | 'playback') | null;
          call_flow_alternate_data?: string | null;
          call_flow_sound?: string | null;
          call_flow_alternate_sound?: string | null;
          call_flow_pin_number?: string | null;
          call_flow_context?: string | null;
          call_flow_enabled?: boolean;
          call_flow_description?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            call_flow_uuid: string;
            /** Format: uuid */
            dialplan_uuid: string;
            call_flow_name: string;
            /** @description Its number. */
            call_flow_extension: string;
            call_flow_feature_code: string | null;
            /** @enum {unknown} */
            call_flow_status: 'true' | 'false';
            call_flow_label: string | null;
            call_flow_alternate_label: string | null;
            call_flow_app: ('transfer' | 'hangup' | 'voicemail' | 'playback') | null;
            call_flow_data: string | null;
            call_flow_alternate_app: ('transfer' | 'hangup' | 'voicemail' | 'playback') | null;
            call_flow_alternate_data: string | null;
            call_flow_sound: string | null;
            call_flow_alternate_sound: string | null;
            call_flow_pin_number?: string | null;
            call_flow_context: string | null;
            call_flow_enabled: boolean;
            call_flow_description: string | null;
            tenant_name?: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteCallFlowsByCallFlowUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        call_flow_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCallQueues: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        queue_name?: string;
        queue_extension?: string;
        queue_description?: string;
        queue_strategy?: string;
        queue_enabled?: boolean;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                domain_uuid: string;
                /** Format: uuid */
                call_center_queue_uuid: string;
                queue_name: string;
                /** @description Its number. */
                queue_extension: string;
                /** @enum {unknown} */
                queue_strategy:
                  | 'ring-all'
                  | 'longest-idle-agent'
                  | 'round-robin'
                  | 'top-down'
                  | 'agent-with-least-talk-time'
                  | 'agent-with-fewest-calls'
                  | 'sequentially-by-agent-order'
                  | 'sequentially-by-next-agent-order'
                  | 'random'
                  | 'ring-progressively';
                queue_moh_sound: string | null;
                queue_greeting: string | null;
                queue_record_template: string | null;
                /** @enum {unknown} */
                queue_time_base_score: 'queue' | 'system';
                queue_time_base_score_sec: number;
                queue_max_wait_time: number;
                queue_max_wait_time_with_no_agent: number;
                queue_max_wait_time_with_no_agent_time_reached: number;
                queue_tier_rules_apply: boolean;
                queue_tier_rule_wait_second: number;
                queue_tier_rule_wait_multiply_level: boolean;
                queue_tier_rule_no_agent_no_wait: boolean;
                queue_discard_abandoned_after: number;
                queue_abandoned_resume_allowed: boolean;
                queue_announce_sound: string | null;
                queue_announce_frequency: number;
                queue_announce_position_frequency: number;
                queue_announce_position: boolean;
                queue_announce_holdtime: boolean | number | ('once' | 'true' | 'false' | '1' | '0' | '');
                queue_announce_round_seconds: number;
                queue_cid_prefix: string | null;
                queue_terminate_on_cancel: boolean;
                queue_agents_can_reject: boolean;
                queue_ring_progressively_delay: number;
                queue_timeout_action: string | null;
                queue_exit_key: string | null;
                queue_description: string | null;
                queue_enabled: boolean;
                agent_count: number;
                tenant_name?: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postCallQueues: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          queue_name: string;
          /** @description Its number. */
          queue_extension: string;
          /** @enum {unknown} */
          queue_strategy?:
            | 'ring-all'
            | 'longest-idle-agent'
            | 'round-robin'
            | 'top-down'
            | 'agent-with-least-talk-time'
            | 'agent-with-fewest-calls'
            | 'sequentially-by-agent-order'
            | 'sequentially-by-next-agent-order'
            | 'random'
            | 'ring-progressively';
          queue_moh_sound?: string | null;
          queue_greeting?: string | null;
          queue_record_template?: string | null;
          /** @enum {unknown} */
          queue_time_base_score?: 'queue' | 'system';
          queue_time_base_score_sec?: number;
          queue_max_wait_time?: number;
          queue_max_wait_time_with_no_agent?: number;
          queue_max_wait_time_with_no_agent_time_reached?: number;
          queue_tier_rules_apply?: boolean;
          queue_tier_rule_wait_second?: number;
          queue_tier_rule_wait_multiply_level?: boolean;
          queue_tier_rule_no_agent_no_wait?: boolean;
          queue_discard_abandoned_after?: number;
          queue_abandoned_resume_allowed?: boolean;
          queue_announce_sound?: string | null;
          queue_announce_frequency?: number;
          queue_announce_position_frequency?: number;
          queue_announce_position?: boolean;
          queue_announce_holdtime?: boolean | number | ('once' | 'true' | 'false' | '1' | '0' | '');
          queue_announce_round_seconds?: number;
          queue_cid_prefix?: string | null;
          queue_terminate_on_cancel?: boolean;
          queue_agents_can_reject?: boolean;
          queue_ring_progressively_delay?: number;
          queue_timeout_action?: string | null;
          queue_exit_key?: string | null;
          queue_description?: string | null;
          queue_enabled?: boolean;
          tenant_id?: number;
          agents?: {
            call_center_agent_uuid?: string | null;
            agent_name?: string | null;
            /** @enum {unknown} */
            agent_type?: 'callback' | 'uuid-standby';
            agent_contact?: string | null;
            agent_call_timeout?: number;
            /** @enum {unknown} */
            agent_status?: 'Available' | 'Available (On Demand)' | 'On Break' | 'Logged Out';
            agent_max_no_answer?: number;
            agent_wrap_up_time?: number;
            agent_reject_delay_time?: number;
            agent_busy_delay_time?: number;
            agent_no_answer_delay_time?: number;
            agent_description?: string | null;
            agent_id?: string | null;
            tier_level?: number;
            tier_position?: number;
            agent_password?: string | null;
          }[];
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCallQueuesByCallCenterQueueUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        call_center_queue_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            call_center_queue_uuid: string;
            queue_name: string;
            /** @description Its number. */
            queue_extension: string;
            /** @enum {unknown} */
            queue_strategy:
              | 'ring-all'
              | 'longest-idle-agent'
              | 'round-robin'
              | 'top-down'
              | 'agent-with-least-talk-time'
              | 'agent-with-fewest-calls'
              | 'sequentially-by-agent-order'
              | 'sequentially-by-next-agent-order'
              | 'random'
              | 'ring-progressively';
            queue_moh_sound: string | null;
            queue_greeting: string | null;
            queue_record_template: string | null;
            /** @enum {unknown} */
            queue_time_base_score: 'queue' | 'system';
            queue_time_base_score_sec: number;
            queue_max_wait_time: number;
            queue_max_wait_time_with_no_agent: number;
            queue_max_wait_time_with_no_agent_time_reached: number;
            queue_tier_rules_apply: boolean;
            queue_tier_rule_wait_second: number;
            queue_tier_rule_wait_multiply_level: boolean;
            queue_tier_rule_no_agent_no_wait: boolean;
            queue_discard_abandoned_after: number;
            queue_abandoned_resume_allowed: boolean;
            queue_announce_sound: string | null;
            queue_announce_frequency: number;
            queue_announce_position_frequency: number;
            queue_announce_position: boolean;
            queue_announce_holdtime: boolean | number | ('once' | 'true' | 'false' | '1' | '0' | '');
            queue_announce_round_seconds: number;
            queue_cid_prefix: string | null;
            queue_terminate_on_cancel: boolean;
            queue_agents_can_reject: boolean;
            queue_ring_progressively_delay: number;
            queue_timeout_action: string | null;
            queue_exit_key: string | null;
            queue_description: string | null;
            queue_enabled: boolean;
            agent_count: number;
            tenant_name?: string | null;
            agents: {
              /** Format: uuid */
              call_center_agent_uuid: string;
              /** Format: uuid */
              call_center_tier_uuid: string;
              agent_name: string;
              /** @enum {unknown} */
              agent_type: 'callback' | 'uuid-standby';
              agent_contact: string | null;
              agent_call_timeout: number;
              /** @enum {unknown} */
              agent_status: 'Available' | 'Available (On Demand)' | 'On Break' | 'Logged Out';
              agent_max_no_answer: number;
              agent_wrap_up_time: number;
              agent_reject_delay_time: number;
              agent_busy_delay_time: number;
              agent_no_answer_delay_time: number;
              agent_description: string | null;
              agent_id: string | null;
              tier_level: number;
              tier_position: number;
              agent_password?: string | null;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putCallQueuesByCallCenterQueueUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        call_center_queue_uuid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          queue_name?: string;
          /** @description Its number. */
          queue_extension?: string;
          /** @enum {unknown} */
          queue_strategy?:
            | 'ring-all'
            | 'longest-idle-agent'
            | 'round-robin'
            | 'top-down'
            | 'agent-with-least-talk-time'
            | 'agent-with-fewest-calls'
            | 'sequentially-by-agent-order'
            | 'sequentially-by-next-agent-order'
            | 'random'
            | 'ring-progressively';
          queue_moh_sound?: string | null;
          queue_greeting?: string | null;
          queue_record_template?: string | null;
          /** @enum {unknown} */
          queue_time_base_score?: 'queue' | 'system';
          queue_time_base_score_sec?: number;
          queue_max_wait_time?: number;
          queue_max_wait_time_with_no_agent?: number;
          queue_max_wait_time_with_no_agent_time_reached?: number;
          queue_tier_rules_apply?: boolean;
          queue_tier_rule_wait_second?: number;
          queue_tier_rule_wait_multiply_level?: boolean;
          queue_tier_rule_no_agent_no_wait?: boolean;
          queue_discard_abandoned_after?: number;
          queue_abandoned_resume_allowed?: boolean;
          queue_announce_sound?: string | null;
          queue_announce_frequency?: number;
          queue_announce_position_frequency?: number;
          queue_announce_position?: boolean;
          queue_announce_holdtime?: boolean | number | ('once' | 'true' | 'false' | '1' | '0' | '');
          queue_announce_round_seconds?: number;
          queue_cid_prefix?: string | null;
          queue_terminate_on_cancel?: boolean;
          queue_agents_can_reject?: boolean;
          queue_ring_progressively_delay?: number;
          queue_timeout_action?: string | null;
          queue_exit_key?: string | null;
          queue_description?: string | null;
          queue_enabled?: boolean;
          tenant_id?: number;
          agents?: {
            call_center_agent_uuid?: string | null;
            agent_name?: string | null;
            /** @enum {unknown} */
            agent_type?: 'callback' | 'uuid-standby';
            agent_contact?: string | null;
            agent_call_timeout?: number;
            /** @enum {unknown} */
            agent_status?: 'Available' | 'Available (On Demand)' | 'On Break' | 'Logged Out';
            agent_max_no_answer?: number;
            agent_wrap_up_time?: number;
            agent_reject_delay_time?: number;
            agent_busy_delay_time?: number;
            agent_no_answer_delay_time?: number;
            agent_description?: string | null;
            agent_id?: string | null;
            tier_level?: number;
            tier_position?: number;
            agent_password?: string | null;
          }[];
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            call_center_queue_uuid: string;
            queue_name: string;
            /** @description Its number. */
            queue_extension: string;
            /** @enum {unknown} */
            queue_strategy:
              | 'ring-all'
              | 'longest-idle-agent'
              | 'round-robin'
              | 'top-down'
              | 'agent-with-least-talk-time'
              | 'agent-with-fewest-calls'
              | 'sequentially-by-agent-order'
              | 'sequentially-by-next-agent-order'
              | 'random'
              | 'ring-progressively';
            queue_moh_sound: string | null;
            queue_greeting: string | null;
            queue_record_template: string | null;
            /** @enum {unknown} */
            queue_time_base_score: 'queue' | 'system';
            queue_time_base_score_sec: number;
            queue_max_wait_time: number;
            queue_max_wait_time_with_no_agent: number;
            queue_max_wait_time_with_no_agent_time_reached: number;
            queue_tier_rules_apply: boolean;
            queue_tier_rule_wait_second: number;
            queue_tier_rule_wait_multiply_level: boolean;
            queue_tier_rule_no_agent_no_wait: boolean;
            queue_discard_abandoned_after: number;
            queue_abandoned_resume_allowed: boolean;
            queue_announce_sound: string | null;
            queue_announce_frequency: number;
            queue_announce_position_frequency: number;
            queue_announce_position: boolean;
            queue_announce_holdtime: boolean | number | ('once' | 'true' | 'false' | '1' | '0' | '');
            queue_announce_round_seconds: number;
            queue_cid_prefix: string | null;
            queue_terminate_on_cancel: boolean;
            queue_agents_can_reject: boolean;
            queue_ring_progressively_delay: number;
            queue_timeout_action: string | null;
            queue_exit_key: string | null;
            queue_description: string | null;
            queue_enabled: boolean;
            agent_count: number;
            tenant_name?: string | null;
            agents: {
              /** Format: uuid */
              call_center_agent_uuid: string;
              /** Format: uuid */
              call_center_tier_uuid: string;
              agent_name: string;
              /** @enum {unknown} */
              agent_type: 'callback' | 'uuid-standby';
              agent_contact: string | null;
              agent_call_timeout: number;
              /** @enum {unknown} */
              agent_status: 'Available' | 'Available (On Demand)' | 'On Break' | 'Logged Out';
              agent_max_no_answer: number;
              agent_wrap_up_time: number;
              agent_reject_delay_time: number;
              agent_busy_delay_time: number;
              agent_no_answer_delay_time: number;
              agent_description: string | null;
              agent_id: string | null;
              tier_level: number;
              tier_position: number;
              agent_password?: string | null;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteCallQueuesByCallCenterQueueUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        call_center_queue_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCallBlock: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        call_block_name?: string;
        call_block_number?: string;
        call_block_description?: string;
        extension_uuid?: string;
        call_block_direction?: string;
        call_block_action?: string;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                call_block_uuid: string;
                call_block_name: string | null;
                call_block_number: string;
                /** @enum {unknown} */
                call_block_direction: 'inbound' | 'outbound' | 'both';
                /** @enum {unknown} */
                call_block_action: 'reject' | 'hangup' | 'hold' | 'busy' | 'voicemail' | 'transfer';
                call_block_enabled: boolean;
                call_block_description: string | null;
                tenant_name?: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postCallBlock: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          call_block_name?: string | null;
          call_block_number: string;
          call_block_country_code?: string | null;
          /** @enum {unknown} */
          call_block_direction?: 'inbound' | 'outbound' | 'both';
          /** @enum {unknown} */
          call_block_action?: 'reject' | 'hangup' | 'hold' | 'busy' | 'voicemail' | 'transfer';
          call_block_app?: string | null;
          call_block_data?: string | null;
          extension_uuid?: string | null;
          call_block_enabled?: boolean;
          call_block_description?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCallBlockByCallBlockUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        call_block_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            call_block_uuid: string;
            call_block_name: string | null;
            call_block_number: string;
            call_block_country_code: string | null;
            /** @enum {unknown} */
            call_block_direction: 'inbound' | 'outbound' | 'both';
            /** @enum {unknown} */
            call_block_action: 'reject' | 'hangup' | 'hold' | 'busy' | 'voicemail' | 'transfer';
            call_block_app: string | null;
            call_block_data: string | null;
            extension_uuid: string | null;
            call_block_count: number;
            call_block_enabled: boolean;
            call_block_description: string | null;
            tenant_name?: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putCallBlockByCallBlockUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        call_block_uuid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          call_block_name?: string | null;
          call_block_number?: string;
          call_block_country_code?: string | null;
          /** @enum {unknown} */
          call_block_direction?: 'inbound' | 'outbound' | 'both';
          /** @enum {unknown} */
          call_block_action?: 'reject' | 'hangup' | 'hold' | 'busy' | 'voicemail' | 'transfer';
          call_block_app?: string | null;
          call_block_data?: string | null;
          extension_uuid?: string | null;
          call_block_enabled?: boolean;
          call_block_description?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            call_block_uuid: string;
            call_block_name: string | null;
            call_block_number: string;
            call_block_country_code: string | null;
            /** @enum {unknown} */
            call_block_direction: 'inbound' | 'outbound' | 'both';
            /** @enum {unknown} */
            call_block_action: 'reject' | 'hangup' | 'hold' | 'busy' | 'voicemail' | 'transfer';
            call_block_app: string | null;
            call_block_data: string | null;
            extension_uuid: string | null;
            call_block_count: number;
            call_block_enabled: boolean;
            call_block_description: string | null;
            tenant_name?: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteCallBlockByCallBlockUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        call_block_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getFollowMe: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        extension_uuid?: string;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                follow_me_uuid: string;
                /** @description Uuid or number of the extension. */
                extension_uuid: string;
                extension_number: string | null;
                follow_me_enabled: boolean;
                follow_me_ignore_busy: boolean;
                cid_name_prefix: string | null;
                dial_string: string | null;
                tenant_name?: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postFollowMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Uuid or number of the extension. */
          extension_uuid: string;
          follow_me_enabled?: boolean;
          follow_me_ignore_busy?: boolean;
          cid_name_prefix?: string | null;
          cid_number_prefix?: string | null;
          dial_string?: string | null;
          tenant_id?: number;
          destinations?: {
            follow_me_destination_uuid?: string | null;
            follow_me_destination: string;
            follow_me_delay?: number;
            follow_me_timeout?: number;
            /** @enum {unknown} */
            follow_me_prompt?: 'true' | 'false';
            follow_me_order?: number;
          }[];
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getFollowMeByFollowMeUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        follow_me_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            follow_me_uuid: string;
            /** @description Uuid or number of the extension. */
            extension_uuid: string;
            extension_number: string | null;
            follow_me_enabled: boolean;
            follow_me_ignore_busy: boolean;
            cid_name_prefix: string | null;
            cid_number_prefix: string | null;
            dial_string: string | null;
            tenant_name?: string | null;
            destinations: {
              /** Format: uuid */
              follow_me_destination_uuid: string;
              follow_me_destination: string;
              follow_me_delay: number;
              follow_me_timeout: number;
              /** @enum {unknown} */
              follow_me_prompt: 'true' | 'false';
              follow_me_order: number;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putFollowMeByFollowMeUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        follow_me_uuid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Uuid or number of the extension. */
          extension_uuid?: string;
          follow_me_enabled?: boolean;
          follow_me_ignore_busy?: boolean;
          cid_name_prefix?: string | null;
          cid_number_prefix?: string | null;
          dial_string?: string | null;
          tenant_id?: number;
          destinations?: {
            follow_me_destination_uuid?: string | null;
            follow_me_destination: string;
            follow_me_delay?: number;
            follow_me_timeout?: number;
            /** @enum {unknown} */
            follow_me_prompt?: 'true' | 'false';
            follow_me_order?: number;
          }[];
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            follow_me_uuid: string;
            /** @description Uuid or number of the extension. */
            extension_uuid: string;
            extension_number: string | null;
            follow_me_enabled: boolean;
            follow_me_ignore_busy: boolean;
            cid_name_prefix: string | null;
            cid_number_prefix: string | null;
            dial_string: string | null;
            tenant_name?: string | null;
            destinations: {
              /** Format: uuid */
              follow_me_destination_uuid: string;
              follow_me_destination: string;
              follow_me_delay: number;
              follow_me_timeout: number;
              /** @enum {unknown} */
              follow_me_prompt: 'true' | 'false';
              follow_me_order: number;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteFollowMeByFollowMeUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        follow_me_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getMusicOnHold: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        music_on_hold_name?: string;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                domain_uuid: string;
                /** Format: uuid */
                music_on_hold_uuid: string;
                music_on_hold_name: string;
                music_on_hold_path: string | null;
                /** @enum {unknown} */
                music_on_hold_shuffle: 'true' | 'false';
                tenant_name?: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postMusicOnHold: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          music_on_hold_name: string;
          music_on_hold_path?: string | null;
          /**
           * @description Hz that files are converted to as they are uploaded.
           * @enum {unknown}
           */
          music_on_hold_rate?: 8000 | 16000 | 32000 | 48000;
          /** @enum {unknown} */
          music_on_hold_shuffle?: 'true' | 'false';
          music_on_hold_channels?: number;
          music_on_hold_interval?: number;
          music_on_hold_timer_name?: string;
          music_on_hold_chime_list?: string | null;
          /** @description One of the chimes is heard every so many seconds; 0: none. */
          music_on_hold_chime_freq?: number;
          /** @description Where a chime is cut, seconds; 0: nowhere. */
          music_on_hold_chime_max?: number;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getMusicOnHoldByMusicOnHoldUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        music_on_hold_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            music_on_hold_uuid: string;
            music_on_hold_name: string;
            music_on_hold_path: string | null;
            /**
             * @description Hz that files are converted to as they are uploaded.
             * @enum {unknown}
             */
            music_on_hold_rate: 8000 | 16000 | 32000 | 48000;
            /** @enum {unknown} */
            music_on_hold_shuffle: 'true' | 'false';
            music_on_hold_channels: number;
            music_on_hold_interval: number;
            music_on_hold_timer_name: string;
            music_on_hold_chime_list: string | null;
            /** @description One of the chimes is heard every so many seconds; 0: none. */
            music_on_hold_chime_freq: number;
            /** @description Where a chime is cut, seconds; 0: nowhere. */
            music_on_hold_chime_max: number;
            tenant_name?: string | null;
            files: {
              file_name: string;
              /** @description Seconds. */
              duration: number;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putMusicOnHoldByMusicOnHoldUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        music_on_hold_uuid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          music_on_hold_name?: string;
          music_on_hold_path?: string | null;
          /**
           * @description Hz that files are converted to as they are uploaded.
           * @enum {unknown}
           */
          music_on_hold_rate?: 8000 | 16000 | 32000 | 48000;
          /** @enum {unknown} */
          music_on_hold_shuffle?: 'true' | 'false';
          music_on_hold_channels?: number;
          music_on_hold_interval?: number;
          music_on_hold_timer_name?: string;
          music_on_hold_chime_list?: string | null;
          /** @description One of the chimes is heard every so many seconds; 0: none. */
          music_on_hold_chime_freq?: number;
          /** @description Where a chime is cut, seconds; 0: nowhere. */
          music_on_hold_chime_max?: number;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            music_on_hold_uuid: string;
            music_on_hold_name: string;
            music_on_hold_path: string | null;
            /**
             * @description Hz that files are converted to as they are uploaded.
             * @enum {unknown}
             */
            music_on_hold_rate: 8000 | 16000 | 32000 | 48000;
            /** @enum {unknown} */
            music_on_hold_shuffle: 'true' | 'false';
            music_on_hold_channels: number;
            music_on_hold_interval: number;
            music_on_hold_timer_name: string;
            music_on_hold_chime_list: string | null;
            /** @description One of the chimes is heard every so many seconds; 0: none. */
            music_on_hold_chime_freq: number;
            /** @description Where a chime is cut, seconds; 0: nowhere. */
            music_on_hold_chime_max: number;
            tenant_name?: string | null;
            files: {
              file_name: string;
              /** @description Seconds. */
              duration: number;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteMusicOnHoldByMusicOnHoldUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        music_on_hold_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postMusicOnHoldByMusicOnHoldUuidFiles: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        music_on_hold_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            file_name: string;
            /** @description Seconds. */
            duration: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getMusicOnHoldByMusicOnHoldUuidFilesByFileName: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        music_on_hold_uuid: string;
        file_name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'audio/wav': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteMusicOnHoldByMusicOnHoldUuidFilesByFileName: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        music_on_hold_uuid: string;
        file_name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCdrByCallIdRecording: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        call_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'audio/wav': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRecordings: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        recording_id?: number;
        name?: string;
        description?: string;
        user_id?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                recording_id: number;
                tenant_id: number;
                name: string;
                file_name: string | null;
                type: string | null;
                /** @description Seconds. */
                length: number;
                description: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postRecordings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          description?: string | null;
          user_id?: number | null;
          tenant_id?: number;
          created_by?: number | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getMessagesRecordings: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        recording_id?: number;
        name?: string;
        description?: string;
        user_id?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                recording_id: number;
                tenant_id: number;
                name: string;
                file_name: string | null;
                type: string | null;
                /** @description Seconds. */
                length: number;
                description: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postMessagesRecordings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          description?: string | null;
          user_id?: number | null;
          tenant_id?: number;
          created_by?: number | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRecordingsByRecordingId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        recording_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            recording_id: number;
            tenant_id: number;
            name: string;
            file_name: string | null;
            type: string | null;
            /** @description Seconds. */
            length: number;
            description: string | null;
            user_id: number | null;
            date_created: number | null;
            last_updated: number | null;
            codec: string;
            channel: number;
            /** @description Hz */
            sample: number;
            /** @description Bits of a sample. */
            bitrate: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putRecordingsByRecordingId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        recording_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          description?: string | null;
          user_id?: number | null;
          tenant_id?: number;
          created_by?: number | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            recording_id: number;
            tenant_id: number;
            name: string;
            file_name: string | null;
            type: string | null;
            /** @description Seconds. */
            length: number;
            description: string | null;
            user_id: number | null;
            date_created: number | null;
            last_updated: number | null;
            codec: string;
            channel: number;
            /** @description Hz */
            sample: number;
            /** @description Bits of a sample. */
            bitrate: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteRecordingsByRecordingId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        recording_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getMessagesRecordingsByRecordingId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        recording_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            recording_id: number;
            tenant_id: number;
            name: string;
            file_name: string | null;
            type: string | null;
            /** @description Seconds. */
            length: number;
            description: string | null;
            user_id: number | null;
            date_created: number | null;
            last_updated: number | null;
            codec: string;
            channel: number;
            /** @description Hz */
            sample: number;
            /** @description Bits of a sample. */
            bitrate: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putMessagesRecordingsByRecordingId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        recording_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          description?: string | null;
          user_id?: number | null;
          tenant_id?: number;
          created_by?: number | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            recording_id: number;
            tenant_id: number;
            name: string;
            file_name: string | null;
            type: string | null;
            /** @description Seconds. */
            length: number;
            description: string | null;
            user_id: number | null;
            date_created: number | null;
            last_updated: number | null;
            codec: string;
            channel: number;
            /** @description Hz */
            sample: number;
            /** @description Bits of a sample. */
            bitrate: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteMessagesRecordingsByRecordingId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        recording_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRecordingsByRecordingIdMedia: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        recording_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'audio/wav': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putRecordingsByRecordingIdMedia: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        recording_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postRecordingsByRecordingIdMedia: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        recording_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getMessagesRecordingsByRecordingIdMedia: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        recording_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'audio/wav': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putMessagesRecordingsByRecordingIdMedia: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        recording_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postMessagesRecordingsByRecordingIdMedia: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        recording_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getDocuments: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        document_id?: number;
        name?: string;
        type?: string;
        description?: string;
        user_id?: number;
        username?: string;
        email?: string;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                document_id: number;
                tenant_id: number;
                name: string;
                file_name: string | null;
                type: string | null;
                /** @description Of all files. */
                pages: number;
                description: string | null;
                /** @description Recognised text; empty. */
                ocr: string;
                /**
                 * @description dpi: basic and standard 204 × 98, fine 204 × 196, super 204 × 391, superior 300 × 300, ultra 408 × 391
                 * @enum {unknown}
                 */
                quality: 'basic' | 'standard' | 'fine' | 'super' | 'superior' | 'ultra';
                date_created: number | null;
                user_id: number | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postDocuments: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          description?: string | null;
          /**
           * @description dpi: basic and standard 204 × 98, fine 204 × 196, super 204 × 391, superior 300 × 300, ultra 408 × 391
           * @enum {unknown}
           */
          quality?: 'basic' | 'standard' | 'fine' | 'super' | 'superior' | 'ultra';
          user_id?: number | null;
          tenant_id?: number;
          created_by?: number | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getMessagesDocuments: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        document_id?: number;
        name?: string;
        type?: string;
        description?: string;
        user_id?: number;
        username?: string;
        email?: string;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                document_id: number;
                tenant_id: number;
                name: string;
                file_name: string | null;
                type: string | null;
                /** @description Of all files. */
                pages: number;
                description: string | null;
                /** @description Recognised text; empty. */
                ocr: string;
                /**
                 * @description dpi: basic and standard 204 × 98, fine 204 × 196, super 204 × 391, superior 300 × 300, ultra 408 × 391
                 * @enum {unknown}
                 */
                quality: 'basic' | 'standard' | 'fine' | 'super' | 'superior' | 'ultra';
                date_created: number | null;
                user_id: number | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postMessagesDocuments: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          description?: string | null;
          /**
           * @description dpi: basic and standard 204 × 98, fine 204 × 196, super 204 × 391, superior 300 × 300, ultra 408 × 391
           * @enum {unknown}
           */
          quality?: 'basic' | 'standard' | 'fine' | 'super' | 'superior' | 'ultra';
          user_id?: number | null;
          tenant_id?: number;
          created_by?: number | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getDocumentsByDocumentId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        document_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            document_id: number;
            tenant_id: number;
            name: string;
            file_name: string | null;
            type: string | null;
            /** @description Of all files. */
            pages: number;
            description: string | null;
            /** @description Recognised text; empty. */
            ocr: string;
            /**
             * @description dpi: basic and standard 204 × 98, fine 204 × 196, super 204 × 391, superior 300 × 300, ultra 408 × 391
             * @enum {unknown}
             */
            quality: 'basic' | 'standard' | 'fine' | 'super' | 'superior' | 'ultra';
            /** @description Of the fax image, pixels. */
            size_x: number;
            /** @description Of its first page, lines. */
            size_y: number;
            /** @description dpi */
            resolution_x: number;
            /** @description dpi */
            resolution_y: number;
            /** @description Merge tokens of its office files. */
            has_token: string;
            user_id: number | null;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putDocumentsByDocumentId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        document_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          description?: string | null;
          /**
           * @description dpi: basic and standard 204 × 98, fine 204 × 196, super 204 × 391, superior 300 × 300, ultra 408 × 391
           * @enum {unknown}
           */
          quality?: 'basic' | 'standard' | 'fine' | 'super' | 'superior' | 'ultra';
          user_id?: number | null;
          tenant_id?: number;
          created_by?: number | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            document_id: number;
            tenant_id: number;
            name: string;
            file_name: string | null;
            type: string | null;
            /** @description Of all files. */
            pages: number;
            description: string | null;
            /** @description Recognised text; empty. */
            ocr: string;
            /**
             * @description dpi: basic and standard 204 × 98, fine 204 × 196, super 204 × 391, superior 300 × 300, ultra 408 × 391
             * @enum {unknown}
             */
            quality: 'basic' | 'standard' | 'fine' | 'super' | 'superior' | 'ultra';
            /** @description Of the fax image, pixels. */
            size_x: number;
            /** @description Of its first page, lines. */
            size_y: number;
            /** @description dpi */
            resolution_x: number;
            /** @description dpi */
            resolution_y: number;
            /** @description Merge tokens of its office files. */
            has_token: string;
            user_id: number | null;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteDocumentsByDocumentId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        document_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getMessagesDocumentsByDocumentId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        document_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            document_id: number;
            tenant_id: number;
            name: string;
            file_name: string | null;
            type: string | null;
            /** @description Of all files. */
            pages: number;
            description: string | null;
            /** @description Recognised text; empty. */
            ocr: string;
            /**
             * @description dpi: basic and standard 204 × 98, fine 204 × 196, super 204 × 391, superior 300 × 300, ultra 408 × 391
             * @enum {unknown}
             */
            quality: 'basic' | 'standard' | 'fine' | 'super' | 'superior' | 'ultra';
            /** @description Of the fax image, pixels. */
            size_x: number;
            /** @description Of its first page, lines. */
            size_y: number;
            /** @description dpi */
            resolution_x: number;
            /** @description dpi */
            resolution_y: number;
            /** @description Merge tokens of its office files. */
            has_token: string;
            user_id: number | null;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putMessagesDocumentsByDocumentId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        document_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          description?: string | null;
          /**
           * @description dpi: basic and standard 204 × 98, fine 204 × 196, super 204 × 391, superior 300 × 300, ultra 408 × 391
           * @enum {unknown}
           */
          quality?: 'basic' | 'standard' | 'fine' | 'super' | 'superior' | 'ultra';
          user_id?: number | null;
          tenant_id?: number;
          created_by?: number | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            document_id: number;
            tenant_id: number;
            name: string;
            file_name: string | null;
            type: string | null;
            /** @description Of all files. */
            pages: number;
            description: string | null;
            /** @description Recognised text; empty. */
            ocr: string;
            /**
             * @description dpi: basic and standard 204 × 98, fine 204 × 196, super 204 × 391, superior 300 × 300, ultra 408 × 391
             * @enum {unknown}
             */
            quality: 'basic' | 'standard' | 'fine' | 'super' | 'superior' | 'ultra';
            /** @description Of the fax image, pixels. */
            size_x: number;
            /** @description Of its first page, lines. */
            size_y: number;
            /** @description dpi */
            resolution_x: number;
            /** @description dpi */
            resolution_y: number;
            /** @description Merge tokens of its office files. */
            has_token: string;
            user_id: number | null;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteMessagesDocumentsByDocumentId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        document_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getDocumentsByDocumentIdMedia: {
    parameters: {
      query?: {
        /** @description jpg: a preview of `page`. */
        format?: 'pdf' | 'jpg' | 'tiff';
        page?: number;
      };
      header?: never;
      path: {
        document_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putDocumentsByDocumentIdMedia: {
    parameters: {
      query?: {
        filename?: string;
      };
      header?: never;
      path: {
        document_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postDocumentsByDocumentIdMedia: {
    parameters: {
      query?: {
        filename?: string;
      };
      header?: never;
      path: {
        document_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getMessagesDocumentsByDocumentIdMedia: {
    parameters: {
      query?: {
        /** @description jpg: a preview of `page`. */
        format?: 'pdf' | 'jpg' | 'tiff';
        page?: number;
      };
      header?: never;
      path: {
        document_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putMessagesDocumentsByDocumentIdMedia: {
    parameters: {
      query?: {
        filename?: string;
      };
      header?: never;
      path: {
        document_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postMessagesDocumentsByDocumentIdMedia: {
    parameters: {
      query?: {
        filename?: string;
      };
      header?: never;
      path: {
        document_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getDocumentsByDocumentIdMediaByTransmissionId: {
    parameters: {
      query?: {
        /** @description jpg: a preview of `page`. */
        format?: 'pdf' | 'jpg' | 'tiff';
        page?: number;
      };
      header?: never;
      path: {
        document_id: number;
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getMessagesDocumentsByDocumentIdMediaByTransmissionId: {
    parameters: {
      query?: {
        /** @description jpg: a preview of `page`. */
        format?: 'pdf' | 'jpg' | 'tiff';
        page?: number;
      };
      header?: never;
      path: {
        document_id: number;
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postDocumentsByDocumentIdViewToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        document_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            token: string;
            url: string;
            /** @description Epoch. */
            expires: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postMessagesDocumentsByDocumentIdViewToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        document_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            token: string;
            url: string;
            /** @description Epoch. */
            expires: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getDocumentsByDocumentIdByUserIdMedia: {
    parameters: {
      query?: {
        token?: string;
      };
      header?: never;
      path: {
        document_id: number;
        user_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getMessagesDocumentsByDocumentIdByUserIdMedia: {
    parameters: {
      query?: {
        token?: string;
      };
      header?: never;
      path: {
        document_id: number;
        user_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCoverpages: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        title?: string;
        created_by?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                coverpage_id: number;
                title: string;
                /** @description HTML; pictures only as data:. Tokens are replaced. */
                description: string;
                tenant_id: number;
                created_by: number | null;
                date_created: number | null;
                last_updated: number | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postCoverpages: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          title: string;
          /** @description HTML; pictures only as data:. Tokens are replaced. */
          description?: string;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            coverpage_id: number;
            title: string;
            /** @description HTML; pictures only as data:. Tokens are replaced. */
            description: string;
            tenant_id: number;
            created_by: number | null;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCoverpagesByCoverpageId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        coverpage_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            coverpage_id: number;
            title: string;
            /** @description HTML; pictures only as data:. Tokens are replaced. */
            description: string;
            tenant_id: number;
            created_by: number | null;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putCoverpagesByCoverpageId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        coverpage_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          title?: string;
          /** @description HTML; pictures only as data:. Tokens are replaced. */
          description?: string;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteCoverpagesByCoverpageId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        coverpage_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCoverpageByCoverpageId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        coverpage_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            coverpage_id: number;
            title: string;
            /** @description HTML; pictures only as data:. Tokens are replaced. */
            description: string;
            tenant_id: number;
            created_by: number | null;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putCoverpageByCoverpageId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        coverpage_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          title?: string;
          /** @description HTML; pictures only as data:. Tokens are replaced. */
          description?: string;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteCoverpageByCoverpageId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        coverpage_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postCoverpage: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          title: string;
          /** @description HTML; pictures only as data:. Tokens are replaced. */
          description?: string;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            coverpage_id: number;
            title: string;
            /** @description HTML; pictures only as data:. Tokens are replaced. */
            description: string;
            tenant_id: number;
            created_by: number | null;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getConferences: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        conference_center_name?: string;
        conference_center_extension?: string;
        conference_center_description?: string;
        conference_center_enabled?: boolean;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                domain_uuid: string;
                /** Format: uuid */
                conference_center_uuid: string;
                conference_center_name: string;
                /** @description Its number. */
                conference_center_extension: string;
                conference_center_pin_length: number;
                conference_center_enabled: boolean;
                conference_center_description: string | null;
                tenant_name?: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postConferences: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          conference_center_name: string;
          /** @description Its number. */
          conference_center_extension: string;
          conference_center_pin_length?: number;
          conference_center_greeting?: string | null;
          conference_center_description?: string | null;
          conference_center_enabled?: boolean;
          participant_pin?: string | null;
          moderator_pin?: string | null;
          /** @description 0: no limit. */
          max_members?: number;
          wait_mod?: boolean;
          moderator_endconf?: boolean;
          /** @description Who comes in says his name before, which the others hear when he comes and when he leaves. */
          announce_name?: boolean;
          announce_count?: boolean;
          mute?: boolean;
          /** @description From when the second comes in until the last has left, what all say is recorded, in one channel. It is the recording of the call of who was in first: `GET /cdr/{call_id}/recording` of that call answers it once the conference has ended. */
          record?: boolean;
          enter_sound?: string | null;
          exit_sound?: string | null;
          start_datetime?: string | null;
          stop_datetime?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getConferencesByConferenceCenterUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        conference_center_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            conference_center_uuid: string;
            conference_center_name: string;
            /** @description Its number. */
            conference_center_extension: string;
            conference_center_pin_length: number;
            conference_center_greeting: string | null;
            conference_center_description: string | null;
            conference_center_enabled: boolean;
            participant_pin?: string | null;
            moderator_pin?: string | null;
            /** @description 0: no limit. */
            max_members: number;
            wait_mod: boolean;
            moderator_endconf: boolean;
            /** @description Who comes in says his name before, which the others hear when he comes and when he leaves. */
            announce_name: boolean;
            announce_count: boolean;
            mute: boolean;
            /** @description From when the second comes in until the last has left, what all say is recorded, in one channel. It is the recording of the call of who was in first: `GET /cdr/{call_id}/recording` of that call answers it once the conference has ended. */
            record: boolean;
            enter_sound: string | null;
            exit_sound: string | null;
            start_datetime: string | null;
            stop_datetime: string | null;
            tenant_name?: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putConferencesByConferenceCenterUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        conference_center_uuid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          conference_center_name?: string;
          /** @description Its number. */
          conference_center_extension?: string;
          conference_center_pin_length?: number;
          conference_center_greeting?: string | null;
          conference_center_description?: string | null;
          conference_center_enabled?: boolean;
          participant_pin?: string | null;
          moderator_pin?: string | null;
          /** @description 0: no limit. */
          max_members?: number;
          wait_mod?: boolean;
          moderator_endconf?: boolean;
          /** @description Who comes in says his name before, which the others hear when he comes and when he leaves. */
          announce_name?: boolean;
          announce_count?: boolean;
          mute?: boolean;
          /** @description From when the second comes in until the last has left, what all say is recorded, in one channel. It is the recording of the call of who was in first: `GET /cdr/{call_id}/recording` of that call answers it once the conference has ended. */
          record?: boolean;
          enter_sound?: string | null;
          exit_sound?: string | null;
          start_datetime?: string | null;
          stop_datetime?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            conference_center_uuid: string;
            conference_center_name: string;
            /** @description Its number. */
            conference_center_extension: string;
            conference_center_pin_length: number;
            conference_center_greeting: string | null;
            conference_center_description: string | null;
            conference_center_enabled: boolean;
            participant_pin?: string | null;
            moderator_pin?: string | null;
            /** @description 0: no limit. */
            max_members: number;
            wait_mod: boolean;
            moderator_endconf: boolean;
            /** @description Who comes in says his name before, which the others hear when he comes and when he leaves. */
            announce_name: boolean;
            announce_count: boolean;
            mute: boolean;
            /** @description From when the second comes in until the last has left, what all say is recorded, in one channel. It is the recording of the call of who was in first: `GET /cdr/{call_id}/recording` of that call answers it once the conference has ended. */
            record: boolean;
            enter_sound: string | null;
            exit_sound: string | null;
            start_datetime: string | null;
            stop_datetime: string | null;
            tenant_name?: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteConferencesByConferenceCenterUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        conference_center_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getConferenceParticipants: {
    parameters: {
      query: {
        conference_uuid: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            conference_center_extension: string;
            members: {
              member_id: number;
              /** Format: uuid */
              uuid: string;
              caller_id_name: string;
              caller_id_number: string;
              /** @description hear, speak, talking, floor, mute, deaf, moderator, joined by |. */
              status: string;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postConferenceParticipants: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          conference_uuid: string;
          action: string;
          member_id: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'ok';
            action: string;
            member_id: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getDevices: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        device_address?: string;
        device_label?: string;
        device_vendor?: string;
        device_model?: string;
        device_description?: string;
        vendor?: string;
        device_profile_uuid?: string;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                device_uuid: string;
                /** @description MAC, twelve hexadecimal digits however separated. */
                device_address: string;
                device_label: string | null;
                device_vendor: string | null;
                device_model: string | null;
                device_template: string | null;
                device_location: string | null;
                /** @description Off: no configuration is served. */
                device_enabled: boolean;
                device_description: string | null;
                device_profile_uuid: string | null;
                device_profile_name: string | null;
                device_serial_number: string | null;
                device_provisioned_date: string | null;
                /** @description What its enabled lines register as: `1001@acme.example`. */
                line_accounts: string[];
                tenant_name?: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postDevices: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description MAC, twelve hexadecimal digits however separated. */
          device_address: string;
          device_label?: string | null;
          device_vendor?: string | null;
          device_model?: string | null;
          device_template?: string | null;
          device_profile_uuid?: string | null;
          device_username?: string | null;
          device_password?: string | null;
          device_firmware_version?: string | null;
          device_location?: string | null;
          device_serial_number?: string | null;
          device_description?: string | null;
          /** @description Off: no configuration is served. */
          device_enabled?: boolean;
          tenant_id?: number;
          lines?: {
            device_line_uuid?: string | null;
            extension_uuid?: string | null;
            line_number?: string | null;
            server_address?: string | null;
            server_address_primary?: string | null;
            server_address_secondary?: string | null;
            user_id?: string | null;
            auth_id?: string | null;
            /** @description SIP digest secret; of a bound line that of its extension. */
            password?: string | null;
            display_name?: string | null;
            label?: string | null;
            shared_line?: string | null;
            sip_port?: string | null;
            /** @enum {unknown} */
            sip_transport?: 'udp' | 'tcp' | 'tls' | 'dns srv';
            register_expires?: string | null;
            outbound_proxy_primary?: string | null;
            outbound_proxy_secondary?: string | null;
            enabled?: boolean;
          }[];
          keys?: {
            device_key_uuid?: string | null;
            /** @enum {unknown} */
            category?: 'line' | 'memory' | 'programmable' | 'expansion';
            /** @description Place among the keys of its category. */
            id: number;
            /** @enum {unknown} */
            type:
              | 'line'
              | 'blf'
              | 'speed_dial'
              | 'voicemail'
              | 'park'
              | 'dnd'
              | 'call_forward'
              | 'intercom'
              | 'transfer'
              | 'url'
              | 'none';
            /** @description The line it uses. */
            line?: number;
            value?: string | null;
            extension?: string | null;
            label?: string | null;
            icon?: string | null;
            /** @description Its user may not change it. */
            protected?: boolean;
          }[];
          settings?: {
            device_setting_uuid?: string | null;
            setting_order?: number;
            name: string;
            value?: string | null;
            enabled?: boolean;
            description?: string | null;
          }[];
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getDevicesByDeviceUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        device_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            device_uuid: string;
            /** @description MAC, twelve hexadecimal digits however separated. */
            device_address: string;
            device_label: string | null;
            device_vendor: string | null;
            device_model: string | null;
            device_template: string | null;
            device_profile_uuid: string | null;
            device_profile_name: string | null;
            device_username: string | null;
            device_password?: string | null;
            device_firmware_version: string | null;
            device_location: string | null;
            device_serial_number: string | null;
            device_description: string | null;
            /** @description Off: no configuration is served. */
            device_enabled: boolean;
            device_provisioned_date: string | null;
            /** @description What its enabled lines register as: `1001@acme.example`. */
            line_accounts: string[];
            device_provisioned_method: string | null;
            device_provisioned_ip: string | null;
            device_provisioned_agent: string | null;
            tenant_name?: string | null;
            lines: {
              /** Format: uuid */
              device_line_uuid: string;
              extension_uuid: string | null;
              line_number: string | null;
              server_address: string | null;
              server_address_primary: string | null;
              server_address_secondary: string | null;
              user_id: string | null;
              auth_id: string | null;
              /** @description SIP digest secret; of a bound line that of its extension. */
              password: string | null;
              display_name: string | null;
              label: string | null;
              shared_line: string | null;
              sip_port: string | null;
              /** @enum {unknown} */
              sip_transport: 'udp' | 'tcp' | 'tls' | 'dns srv';
              register_expires: string | null;
              outbound_proxy_primary: string | null;
              outbound_proxy_secondary: string | null;
              enabled: boolean;
            }[];
            keys: {
              /** Format: uuid */
              device_key_uuid: string;
              /** @enum {unknown} */
              category: 'line' | 'memory' | 'programmable' | 'expansion';
              /** @description Place among the keys of its category. */
              id: number;
              /** @enum {unknown} */
              type:
                | 'line'
                | 'blf'
                | 'speed_dial'
                | 'voicemail'
                | 'park'
                | 'dnd'
                | 'call_forward'
                | 'intercom'
                | 'transfer'
                | 'url'
                | 'none';
              /** @description The line it uses. */
              line: number;
              value: string | null;
              extension: string | null;
              label: string | null;
              icon: string | null;
              /** @description Its user may not change it. */
              protected: boolean;
            }[];
            settings: {
              /** Format: uuid */
              device_setting_uuid: string;
              setting_order: number;
              name: string;
              value: string | null;
              enabled: boolean;
              description: string | null;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putDevicesByDeviceUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        device_uuid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description MAC, twelve hexadecimal digits however separated. */
          device_address?: string;
          device_label?: string | null;
          device_vendor?: string | null;
          device_model?: string | null;
          device_template?: string | null;
          device_profile_uuid?: string | null;
          device_username?: string | null;
          device_password?: string | null;
          device_firmware_version?: string | null;
          device_location?: string | null;
          device_serial_number?: string | null;
          device_description?: string | null;
          /** @description Off: no configuration is served. */
          device_enabled?: boolean;
          tenant_id?: number;
          lines?: {
            device_line_uuid?: string | null;
            extension_uuid?: string | null;
            line_number?: string | null;
            server_address?: string | null;
            server_address_primary?: string | null;
            server_address_secondary?: string | null;
            user_id?: string | null;
            auth_id?: string | null;
            /** @description SIP digest secret; of a bound line that of its extension. */
            password?: string | null;
            display_name?: string | null;
            label?: string | null;
            shared_line?: string | null;
            sip_port?: string | null;
            /** @enum {unknown} */
            sip_transport?: 'udp' | 'tcp' | 'tls' | 'dns srv';
            register_expires?: string | null;
            outbound_proxy_primary?: string | null;
            outbound_proxy_secondary?: string | null;
            enabled?: boolean;
          }[];
          keys?: {
            device_key_uuid?: string | null;
            /** @enum {unknown} */
            category?: 'line' | 'memory' | 'programmable' | 'expansion';
            /** @description Place among the keys of its category. */
            id: number;
            /** @enum {unknown} */
            type:
              | 'line'
              | 'blf'
              | 'speed_dial'
              | 'voicemail'
              | 'park'
              | 'dnd'
              | 'call_forward'
              | 'intercom'
              | 'transfer'
              | 'url'
              | 'none';
            /** @description The line it uses. */
            line?: number;
            value?: string | null;
            extension?: string | null;
            label?: string | null;
            icon?: string | null;
            /** @description Its user may not change it. */
            protected?: boolean;
          }[];
          settings?: {
            device_setting_uuid?: string | null;
            setting_order?: number;
            name: string;
            value?: string | null;
            enabled?: boolean;
            description?: string | null;
          }[];
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            device_uuid: string;
            /** @description MAC, twelve hexadecimal digits however separated. */
            device_address: string;
            device_label: string | null;
            device_vendor: string | null;
            device_model: string | null;
            device_template: string | null;
            device_profile_uuid: string | null;
            device_profile_name: string | null;
            device_username: string | null;
            device_password?: string | null;
            device_firmware_version: string | null;
            device_location: string | null;
            device_serial_number: string | null;
            device_description: string | null;
            /** @description Off: no configuration is served. */
            device_enabled: boolean;
            device_provisioned_date: string | null;
            /** @description What its enabled lines register as: `1001@acme.example`. */
            line_accounts: string[];
            device_provisioned_method: string | null;
            device_provisioned_ip: string | null;
            device_provisioned_agent: string | null;
            tenant_name?: string | null;
            lines: {
              /** Format: uuid */
              device_line_uuid: string;
              extension_uuid: string | null;
              line_number: string | null;
              server_address: string | null;
              server_address_primary: string | null;
              server_address_secondary: string | null;
              user_id: string | null;
              auth_id: string | null;
              /** @description SIP digest secret; of a bound line that of its extension. */
              password: string | null;
              display_name: string | null;
              label: string | null;
              shared_line: string | null;
              sip_port: string | null;
              /** @enum {unknown} */
              sip_transport: 'udp' | 'tcp' | 'tls' | 'dns srv';
              register_expires: string | null;
              outbound_proxy_primary: string | null;
              outbound_proxy_secondary: string | null;
              enabled: boolean;
            }[];
            keys: {
              /** Format: uuid */
              device_key_uuid: string;
              /** @enum {unknown} */
              category: 'line' | 'memory' | 'programmable' | 'expansion';
              /** @description Place among the keys of its category. */
              id: number;
              /** @enum {unknown} */
              type:
                | 'line'
                | 'blf'
                | 'speed_dial'
                | 'voicemail'
                | 'park'
                | 'dnd'
                | 'call_forward'
                | 'intercom'
                | 'transfer'
                | 'url'
                | 'none';
              /** @description The line it uses. */
              line: number;
              value: string | null;
              extension: string | null;
              label: string | null;
              icon: string | null;
              /** @description Its user may not change it. */
              protected: boolean;
            }[];
            settings: {
              /** Format: uuid */
              device_setting_uuid: string;
              setting_order: number;
              name: string;
              value: string | null;
              enabled: boolean;
              description: string | null;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteDevicesByDeviceUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        device_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postDevicesByDeviceUuidReprovision: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        device_uuid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description They start anew. */
          reboot?: boolean;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'ok';
            notified: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getDeviceProfiles: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        device_profile_name?: string;
        device_profile_description?: string;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                device_profile_uuid: string;
                device_profile_name: string;
                device_profile_description: string | null;
                /** @description Off: neither its settings nor its keys apply. */
                device_profile_enabled: boolean;
                tenant_name?: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postDeviceProfiles: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          device_profile_name: string;
          device_profile_description?: string | null;
          /** @description Off: neither its settings nor its keys apply. */
          device_profile_enabled?: boolean;
          tenant_id?: number;
          settings?: {
            device_setting_uuid?: string | null;
            setting_order?: number;
            name: string;
            value?: string | null;
            enabled?: boolean;
            description?: string | null;
          }[];
          keys?: {
            device_key_uuid?: string | null;
            /** @enum {unknown} */
            category?: 'line' | 'memory' | 'programmable' | 'expansion';
            /** @description Place among the keys of its category. */
            id: number;
            /** @enum {unknown} */
            type:
              | 'line'
              | 'blf'
              | 'speed_dial'
              | 'voicemail'
              | 'park'
              | 'dnd'
              | 'call_forward'
              | 'intercom'
              | 'transfer'
              | 'url'
              | 'none';
            /** @description The line it uses. */
            line?: number;
            value?: string | null;
            extension?: string | null;
            label?: string | null;
            icon?: string | null;
            /** @description Its user may not change it. */
            protected?: boolean;
          }[];
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getDeviceProfilesByDeviceProfileUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        device_profile_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            device_profile_uuid: string;
            device_profile_name: string;
            device_profile_description: string | null;
            /** @description Off: neither its settings nor its keys apply. */
            device_profile_enabled: boolean;
            tenant_name?: string | null;
            settings: {
              /** Format: uuid */
              device_setting_uuid: string;
              setting_order: number;
              name: string;
              value: string | null;
              enabled: boolean;
              description: string | null;
            }[];
            keys: {
              /** Format: uuid */
              device_key_uuid: string;
              /** @enum {unknown} */
              category: 'line' | 'memory' | 'programmable' | 'expansion';
              /** @description Place among the keys of its category. */
              id: number;
              /** @enum {unknown} */
              type:
                | 'line'
                | 'blf'
                | 'speed_dial'
                | 'voicemail'
                | 'park'
                | 'dnd'
                | 'call_forward'
                | 'intercom'
                | 'transfer'
                | 'url'
                | 'none';
              /** @description The line it uses. */
              line: number;
              value: string | null;
              extension: string | null;
              label: string | null;
              icon: string | null;
              /** @description Its user may not change it. */
              protected: boolean;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putDeviceProfilesByDeviceProfileUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        device_profile_uuid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          device_profile_name?: string;
          device_profile_description?: string | null;
          /** @description Off: neither its settings nor its keys apply. */
          device_profile_enabled?: boolean;
          tenant_id?: number;
          settings?: {
            device_setting_uuid?: string | null;
            setting_order?: number;
            name: string;
            value?: string | null;
            enabled?: boolean;
            description?: string | null;
          }[];
          keys?: {
            device_key_uuid?: string | null;
            /** @enum {unknown} */
            category?: 'line' | 'memory' | 'programmable' | 'expansion';
            /** @description Place among the keys of its category. */
            id: number;
            /** @enum {unknown} */
            type:
              | 'line'
              | 'blf'
              | 'speed_dial'
              | 'voicemail'
              | 'park'
              | 'dnd'
              | 'call_forward'
              | 'intercom'
              | 'transfer'
              | 'url'
              | 'none';
            /** @description The line it uses. */
            line?: number;
            value?: string | null;
            extension?: string | null;
            label?: string | null;
            icon?: string | null;
            /** @description Its user may not change it. */
            protected?: boolean;
          }[];
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            device_profile_uuid: string;
            device_profile_name: string;
            device_profile_description: string | null;
            /** @description Off: neither its settings nor its keys apply. */
            device_profile_enabled: boolean;
            tenant_name?: string | null;
            settings: {
              /** Format: uuid */
              device_setting_uuid: string;
              setting_order: number;
              name: string;
              value: string | null;
              enabled: boolean;
              description: string | null;
            }[];
            keys: {
              /** Format: uuid */
              device_key_uuid: string;
              /** @enum {unknown} */
              category: 'line' | 'memory' | 'programmable' | 'expansion';
              /** @description Place among the keys of its category. */
              id: number;
              /** @enum {unknown} */
              type:
                | 'line'
                | 'blf'
                | 'speed_dial'
                | 'voicemail'
                | 'park'
                | 'dnd'
                | 'call_forward'
                | 'intercom'
                | 'transfer'
                | 'url'
                | 'none';
              /** @description The line it uses. */
              line: number;
              value: string | null;
              extension: string | null;
              label: string | null;
              icon: string | null;
              /** @description Its user may not change it. */
              protected: boolean;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteDeviceProfilesByDeviceProfileUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        device_profile_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getDeviceLines: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        line_number?: string;
        label?: string;
        device_uuid?: string;
        extension_uuid?: string;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                device_line_uuid: string;
                /** Format: uuid */
                device_uuid: string;
                /** Format: uuid */
                domain_uuid: string;
                extension_uuid: string | null;
                line_number: string | null;
                server_address: string | null;
                user_id: string | null;
                auth_id: string | null;
                display_name: string | null;
                sip_port: string | null;
                /** @enum {unknown} */
                sip_transport: 'udp' | 'tcp' | 'tls' | 'dns srv';
                register_expires: string | null;
                enabled: boolean;
                tenant_name?: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postDeviceLines: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: uuid */
          device_uuid: string;
          extension_uuid?: string | null;
          line_number?: string | null;
          server_address?: string | null;
          server_address_primary?: string | null;
          server_address_secondary?: string | null;
          user_id?: string | null;
          auth_id?: string | null;
          /** @description SIP digest secret; of a bound line that of its extension. */
          password?: string | null;
          display_name?: string | null;
          label?: string | null;
          shared_line?: string | null;
          sip_port?: string | null;
          /** @enum {unknown} */
          sip_transport?: 'udp' | 'tcp' | 'tls' | 'dns srv';
          register_expires?: string | null;
          outbound_proxy_primary?: string | null;
          outbound_proxy_secondary?: string | null;
          enabled?: boolean;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getDeviceLinesByDeviceLineUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        device_line_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            device_uuid: string;
            /** Format: uuid */
            device_line_uuid: string;
            extension_uuid: string | null;
            line_number: string | null;
            server_address: string | null;
            server_address_primary: string | null;
            server_address_secondary: string | null;
            user_id: string | null;
            auth_id: string | null;
            /** @description SIP digest secret; of a bound line that of its extension. */
            password?: string | null;
            display_name: string | null;
            label: string | null;
            shared_line: string | null;
            sip_port: string | null;
            /** @enum {unknown} */
            sip_transport: 'udp' | 'tcp' | 'tls' | 'dns srv';
            register_expires: string | null;
            outbound_proxy_primary: string | null;
            outbound_proxy_secondary: string | null;
            enabled: boolean;
            tenant_name?: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putDeviceLinesByDeviceLineUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        device_line_uuid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          extension_uuid?: string | null;
          line_number?: string | null;
          server_address?: string | null;
          server_address_primary?: string | null;
          server_address_secondary?: string | null;
          user_id?: string | null;
          auth_id?: string | null;
          /** @description SIP digest secret; of a bound line that of its extension. */
          password?: string | null;
          display_name?: string | null;
          label?: string | null;
          shared_line?: string | null;
          sip_port?: string | null;
          /** @enum {unknown} */
          sip_transport?: 'udp' | 'tcp' | 'tls' | 'dns srv';
          register_expires?: string | null;
          outbound_proxy_primary?: string | null;
          outbound_proxy_secondary?: string | null;
          enabled?: boolean;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            device_uuid: string;
            /** Format: uuid */
            device_line_uuid: string;
            extension_uuid: string | null;
            line_number: string | null;
            server_address: string | null;
            server_address_primary: string | null;
            server_address_secondary: string | null;
            user_id: string | null;
            auth_id: string | null;
            /** @description SIP digest secret; of a bound line that of its extension. */
            password?: string | null;
            display_name: string | null;
            label: string | null;
            shared_line: string | null;
            sip_port: string | null;
            /** @enum {unknown} */
            sip_transport: 'udp' | 'tcp' | 'tls' | 'dns srv';
            register_expires: string | null;
            outbound_proxy_primary: string | null;
            outbound_proxy_secondary: string | null;
            enabled: boolean;
            tenant_name?: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteDeviceLinesByDeviceLineUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        device_line_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getDeviceVendors: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            name: string;
            models: string[];
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getProvidersByProviderId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        provider_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            provider_id: number;
            /** @description 0: shared by all tenants. */
            tenant_id: number;
            name: string;
            /**
             * @description Calls go by `sip`, texts by `http`, mail of a tenant by `smtp`, or by the mail server of the platform where he has none. `smpp` is kept and listed.
             * @enum {unknown}
             */
            type: 'sip' | 'smtp' | 'http' | 'smpp' | 'sendmail' | 'emailcmd';
            /** @description Bits of services, reduced to what the type can do. */
            service_flag: number;
            node_id: number | null;
            /** @description Address or name; a port behind it becomes `port`. */
            host: string;
            port: number;
            username: string | null;
            password: string | null;
            /** @enum {unknown} */
            register: 'true' | 'false';
            prefix: string | null;
            /** @description Higher is tried first. */
            weight: number;
            active: number;
            description: string | null;
            settings: string | null;
            dialstring: string | null;
            httpkey: string | null;
            /**
             * @description Of an SMTP server: `tls` is STARTTLS.
             * @enum {unknown}
             */
            encryption: '' | 'tls' | 'ssl';
            from_email: string | null;
            fpbx_gateway_uuid: string | null;
            realm: string | null;
            from_user: string | null;
            from_domain: string | null;
            proxy: string | null;
            outbound_proxy: string | null;
            register_proxy: string | null;
            auth_username: string | null;
            extension: string | null;
            /**
             * @description For a FreeSWITCH gateway. The embedded engine changes nothing by it: its Contact has `extension` as user part in any case.
             * @default false
             * @enum {unknown}
             */
            extension_in_contact: 'true' | 'false';
            /**
             * @description Pings (OPTIONS) have a Contact.
             * @default false
             * @enum {unknown}
             */
            contact_in_ping: 'true' | 'false';
            /**
             * @description To of a registration names the user name at the host, whatever From says.
             * @default false
             * @enum {unknown}
             */
            distinct_to: 'true' | 'false';
            /**
             * @description From names the caller in place of the provider's account.
             * @default false
             * @enum {unknown}
             */
            caller_id_in_from: 'true' | 'false';
            /**
             * @description No comfort noise is made. For a FreeSWITCH gateway: the embedded engine never sends comfort noise (RFC 3389), whatever it says.
             * @default false
             * @enum {unknown}
             */
            supress_cng: 'true' | 'false';
            /**
             * @description Of registrations and of calls.
             * @enum {unknown}
             */
            register_transport: 'udp' | 'tcp' | 'tls';
            /**
             * @description Over TLS the provider must show a certificate for its name, in its time, by an authority that this machine knows or `tls_ca`. `false` takes any: whoever is on the way can then read and redirect calls.
             * @default true
             * @enum {unknown}
             */
            tls_verify: 'true' | 'false';
            tls_ca: string | null;
            expire_seconds: number;
            retry_seconds: number;
            ping: number | null;
            ping_min: number | null;
            ping_max: number | null;
            contact_params: string | null;
            /** @enum {unknown} */
            sip_cid_type: 'none' | 'pid' | 'rpid';
            outbound_caller_id: string | null;
            /** @enum {unknown} */
            caller_id_policy: 'any' | 'owned';
            codec_prefs: string | null;
            /** @description Calls at once; 0: no limit. */
            channels: number;
            hostname: string | null;
            /** @description Where its calls enter. The domain of a tenant: the numbers of that tenant alone; anything else, as `public`: all numbers. A tenant's own provider brings calls for that tenant alone in any case. */
            context: string;
            /**
             * @description The SIP profile of a FreeSWITCH engine that has the gateway. The embedded engine has one place for all.
             * @enum {unknown}
             */
            profile: 'external' | 'internal';
            /** @enum {unknown} */
            enabled: 'true' | 'false';
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putProvidersByProviderId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        provider_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          /** @description Bits of services, reduced to what the type can do. */
          service_flag?: number;
          node_id?: number | null;
          /** @description Address or name; a port behind it becomes `port`. */
          host?: string;
          port?: number;
          username?: string | null;
          password?: string | null;
          /** @enum {unknown} */
          register?: 'true' | 'false';
          prefix?: string | null;
          /** @description Higher is tried first. */
          weight?: number;
          active?: number;
          description?: string | null;
          settings?: string | null;
          dialstring?: string | null;
          httpkey?: string | null;
          /**
           * @description Of an SMTP server: `tls` is STARTTLS.
           * @enum {unknown}
           */
          encryption?: '' | 'tls' | 'ssl';
          from_email?: string | null;
          realm?: string | null;
          from_user?: string | null;
          from_domain?: string | null;
          proxy?: string | null;
          outbound_proxy?: string | null;
          register_proxy?: string | null;
          auth_username?: string | null;
          extension?: string | null;
          /**
           * @description For a FreeSWITCH gateway. The embedded engine changes nothing by it: its Contact has `extension` as user part in any case.
           * @default false
           * @enum {unknown}
           */
          extension_in_contact?: 'true' | 'false';
          /**
           * @description Pings (OPTIONS) have a Contact.
           * @default false
           * @enum {unknown}
           */
          contact_in_ping?: 'true' | 'false';
          /**
           * @description To of a registration names the user name at the host, whatever From says.
           * @default false
           * @enum {unknown}
           */
          distinct_to?: 'true' | 'false';
          /**
           * @description From names the caller in place of the provider's account.
           * @default false
           * @enum {unknown}
           */
          caller_id_in_from?: 'true' | 'false';
          /**
           * @description No comfort noise is made. For a FreeSWITCH gateway: the embedded engine never sends comfort noise (RFC 3389), whatever it says.
           * @default false
           * @enum {unknown}
           */
          supress_cng?: 'true' | 'false';
          /**
           * @description Of registrations and of calls.
           * @enum {unknown}
           */
          register_transport?: 'udp' | 'tcp' | 'tls';
          /**
           * @description Over TLS the provider must show a certificate for its name, in its time, by an authority that this machine knows or `tls_ca`. `false` takes any: whoever is on the way can then read and redirect calls.
           * @default true
           * @enum {unknown}
           */
          tls_verify?: 'true' | 'false';
          tls_ca?: string | null;
          expire_seconds?: number;
          retry_seconds?: number;
          ping?: number | null;
          ping_min?: number | null;
          ping_max?: number | null;
          contact_params?: string | null;
          /** @enum {unknown} */
          sip_cid_type?: 'none' | 'pid' | 'rpid';
          outbound_caller_id?: string | null;
          /** @enum {unknown} */
          caller_id_policy?: 'any' | 'owned';
          codec_prefs?: string | null;
          /** @description Calls at once; 0: no limit. */
          channels?: number;
          hostname?: string | null;
          /** @description Where its calls enter. The domain of a tenant: the numbers of that tenant alone; anything else, as `public`: all numbers. A tenant's own provider brings calls for that tenant alone in any case. */
          context?: string;
          /**
           * @description The SIP profile of a FreeSWITCH engine that has the gateway. The embedded engine has one place for all.
           * @enum {unknown}
           */
          profile?: 'external' | 'internal';
          /** @enum {unknown} */
          enabled?: 'true' | 'false';
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            provider_id: number;
            /** @description 0: shared by all tenants. */
            tenant_id: number;
            name: string;
            /**
             * @description Calls go by `sip`, texts by `http`, mail of a tenant by `smtp`, or by the mail server of the platform where he has none. `smpp` is kept and listed.
             * @enum {unknown}
             */
            type: 'sip' | 'smtp' | 'http' | 'smpp' | 'sendmail' | 'emailcmd';
            /** @description Bits of services, reduced to what the type can do. */
            service_flag: number;
            node_id: number | null;
            /** @description Address or name; a port behind it becomes `port`. */
            host: string;
            port: number;
            username: string | null;
            password: string | null;
            /** @enum {unknown} */
            register: 'true' | 'false';
            prefix: string | null;
            /** @description Higher is tried first. */
            weight: number;
            active: number;
            description: string | null;
            settings: string | null;
            dialstring: string | null;
            httpkey: string | null;
            /**
             * @description Of an SMTP server: `tls` is STARTTLS.
             * @enum {unknown}
             */
            encryption: '' | 'tls' | 'ssl';
            from_email: string | null;
            fpbx_gateway_uuid: string | null;
            realm: string | null;
            from_user: string | null;
            from_domain: string | null;
            proxy: string | null;
            outbound_proxy: string | null;
            register_proxy: string | null;
            auth_username: string | null;
            extension: string | null;
            /**
             * @description For a FreeSWITCH gateway. The embedded engine changes nothing by it: its Contact has `extension` as user part in any case.
             * @default false
             * @enum {unknown}
             */
            extension_in_contact: 'true' | 'false';
            /**
             * @description Pings (OPTIONS) have a Contact.
             * @default false
             * @enum {unknown}
             */
            contact_in_ping: 'true' | 'false';
            /**
             * @description To of a registration names the user name at the host, whatever From says.
             * @default false
             * @enum {unknown}
             */
            distinct_to: 'true' | 'false';
            /**
             * @description From names the caller in place of the provider's account.
             * @default false
             * @enum {unknown}
             */
            caller_id_in_from: 'true' | 'false';
            /**
             * @description No comfort noise is made. For a FreeSWITCH gateway: the embedded engine never sends comfort noise (RFC 3389), whatever it says.
             * @default false
             * @enum {unknown}
             */
            supress_cng: 'true' | 'false';
            /**
             * @description Of registrations and of calls.
             * @enum {unknown}
             */
            register_transport: 'udp' | 'tcp' | 'tls';
            /**
             * @description Over TLS the provider must show a certificate for its name, in its time, by an authority that this machine knows or `tls_ca`. `false` takes any: whoever is on the way can then read and redirect calls.
             * @default true
             * @enum {unknown}
             */
            tls_verify: 'true' | 'false';
            tls_ca: string | null;
            expire_seconds: number;
            retry_seconds: number;
            ping: number | null;
            ping_min: number | null;
            ping_max: number | null;
            contact_params: string | null;
            /** @enum {unknown} */
            sip_cid_type: 'none' | 'pid' | 'rpid';
            outbound_caller_id: string | null;
            /** @enum {unknown} */
            caller_id_policy: 'any' | 'owned';
            codec_prefs: string | null;
            /** @description Calls at once; 0: no limit. */
            channels: number;
            hostname: string | null;
            /** @description Where its calls enter. The domain of a tenant: the numbers of that tenant alone; anything else, as `public`: all numbers. A tenant's own provider brings calls for that tenant alone in any case. */
            context: string;
            /**
             * @description The SIP profile of a FreeSWITCH engine that has the gateway. The embedded engine has one place for all.
             * @enum {unknown}
             */
            profile: 'external' | 'internal';
            /** @enum {unknown} */
            enabled: 'true' | 'false';
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteProvidersByProviderId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        provider_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getProviders: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        description?: string;
        provider_id?: number;
        name?: string;
        node_id?: number;
        host?: string;
        type?: string;
        active?: boolean;
        service_flag?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | (
                | {
                    provider_id: number;
                    /** @description 0: shared by all tenants. */
                    tenant_id: number;
                    name: string;
                    /** @description Address or name; a port behind it becomes `port`. */
                    host: string;
                    /** @description Bits of services, reduced to what the type can do. */
                    service_flag: number;
                    node_id: number | null;
                    /**
                     * @description Calls go by `sip`, texts by `http`, mail of a tenant by `smtp`, or by the mail server of the platform where he has none. `smpp` is kept and listed.
                     * @enum {unknown}
                     */
                    type: 'sip' | 'smtp' | 'http' | 'smpp' | 'sendmail' | 'emailcmd';
                    httpkey: string | null;
                    from_email: string | null;
                    /**
                     * @description Of an SMTP server: `tls` is STARTTLS.
                     * @enum {unknown}
                     */
                    encryption: '' | 'tls' | 'ssl';
                    active: number;
                    /** @description Higher is tried first. */
                    weight: number;
                  }
                | {
                    provider_id: number;
                    name: string;
                    /**
                     * @description Calls go by `sip`, texts by `http`, mail of a tenant by `smtp`, or by the mail server of the platform where he has none. `smpp` is kept and listed.
                     * @enum {unknown}
                     */
                    type: 'sip' | 'smtp' | 'http' | 'smpp' | 'sendmail' | 'emailcmd';
                    /** @description Bits of services, reduced to what the type can do. */
                    service_flag: number;
                    active: number;
                  }
              )[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postProviders: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          /**
           * @description Calls go by `sip`, texts by `http`, mail of a tenant by `smtp`, or by the mail server of the platform where he has none. `smpp` is kept and listed.
           * @enum {unknown}
           */
          type: 'sip' | 'smtp' | 'http' | 'smpp' | 'sendmail' | 'emailcmd';
          /** @description Bits of services, reduced to what the type can do. */
          service_flag?: number;
          node_id?: number | null;
          /** @description Address or name; a port behind it becomes `port`. */
          host: string;
          port?: number;
          username?: string | null;
          password?: string | null;
          /** @enum {unknown} */
          register?: 'true' | 'false';
          prefix?: string | null;
          /** @description Higher is tried first. */
          weight?: number;
          active?: number;
          description?: string | null;
          settings?: string | null;
          dialstring?: string | null;
          httpkey?: string | null;
          /**
           * @description Of an SMTP server: `tls` is STARTTLS.
           * @enum {unknown}
           */
          encryption?: '' | 'tls' | 'ssl';
          from_email?: string | null;
          realm?: string | null;
          from_user?: string | null;
          from_domain?: string | null;
          proxy?: string | null;
          outbound_proxy?: string | null;
          register_proxy?: string | null;
          auth_username?: string | null;
          extension?: string | null;
          /**
           * @description For a FreeSWITCH gateway. The embedded engine changes nothing by it: its Contact has `extension` as user part in any case.
           * @default false
           * @enum {unknown}
           */
          extension_in_contact?: 'true' | 'false';
          /**
           * @description Pings (OPTIONS) have a Contact.
           * @default false
           * @enum {unknown}
           */
          contact_in_ping?: 'true' | 'false';
          /**
           * @description To of a registration names the user name at the host, whatever From says.
           * @default false
           * @enum {unknown}
           */
          distinct_to?: 'true' | 'false';
          /**
           * @description From names the caller in place of the provider's account.
           * @default false
           * @enum {unknown}
           */
          caller_id_in_from?: 'true' | 'false';
          /**
           * @description No comfort noise is made. For a FreeSWITCH gateway: the embedded engine never sends comfort noise (RFC 3389), whatever it says.
           * @default false
           * @enum {unknown}
           */
          supress_cng?: 'true' | 'false';
          /**
           * @description Of registrations and of calls.
           * @enum {unknown}
           */
          register_transport?: 'udp' | 'tcp' | 'tls';
          /**
           * @description Over TLS the provider must show a certificate for its name, in its time, by an authority that this machine knows or `tls_ca`. `false` takes any: whoever is on the way can then read and redirect calls.
           * @default true
           * @enum {unknown}
           */
          tls_verify?: 'true' | 'false';
          tls_ca?: string | null;
          expire_seconds?: number;
          retry_seconds?: number;
          ping?: number | null;
          ping_min?: number | null;
          ping_max?: number | null;
          contact_params?: string | null;
          /** @enum {unknown} */
          sip_cid_type?: 'none' | 'pid' | 'rpid';
          outbound_caller_id?: string | null;
          /** @enum {unknown} */
          caller_id_policy?: 'any' | 'owned';
          codec_prefs?: string | null;
          /** @description Calls at once; 0: no limit. */
          channels?: number;
          hostname?: string | null;
          /** @description Where its calls enter. The domain of a tenant: the numbers of that tenant alone; anything else, as `public`: all numbers. A tenant's own provider brings calls for that tenant alone in any case. */
          context?: string;
          /**
           * @description The SIP profile of a FreeSWITCH engine that has the gateway. The embedded engine has one place for all.
           * @enum {unknown}
           */
          profile?: 'external' | 'internal';
          /** @enum {unknown} */
          enabled?: 'true' | 'false';
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getStatusProviders: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        description?: string;
        provider_id?: number;
        name?: string;
        node_id?: number;
        host?: string;
        type?: string;
        active?: boolean;
        service_flag?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                provider_id: number;
                /** @description 0: shared by all tenants. */
                tenant_id: number;
                name: string;
                /** @description Address or name; a port behind it becomes `port`. */
                host: string;
                /** @description Bits of services, reduced to what the type can do. */
                service_flag: number;
                node_id: number | null;
                /**
                 * @description Calls go by `sip`, texts by `http`, mail of a tenant by `smtp`, or by the mail server of the platform where he has none. `smpp` is kept and listed.
                 * @enum {unknown}
                 */
                type: 'sip' | 'smtp' | 'http' | 'smpp' | 'sendmail' | 'emailcmd';
                httpkey: string | null;
                from_email: string | null;
                /**
                 * @description Of an SMTP server: `tls` is STARTTLS.
                 * @enum {unknown}
                 */
                encryption: '' | 'tls' | 'ssl';
                active: number;
                /** @description Higher is tried first. */
                weight: number;
                state:
                  | (
                      | 'REGED'
                      | 'UNREGED'
                      | 'TRYING'
                      | 'REGISTER'
                      | 'FAILED'
                      | 'FAIL_WAIT'
                      | 'EXPIRED'
                      | 'UNREGISTER'
                      | 'TIMEOUT'
                      | 'NOREG'
                      | 'DOWN'
                    )
                  | false;
                last_error: string;
                state_since: number | null;
                calls_active: number;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postProvidersByProviderIdTest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        provider_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            reachable: boolean;
            status: number | null;
            ms: number | null;
            error: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getGateways: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        description?: string;
        gateway?: string;
        enabled?: boolean;
        profile?: string;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                gateway_uuid: string;
                gateway: string;
                username: string | null;
                realm: string | null;
                proxy: string | null;
                register: boolean;
                /**
                 * @description Of registrations and of calls.
                 * @enum {unknown}
                 */
                register_transport: 'udp' | 'tcp' | 'tls';
                /**
                 * @description The SIP profile of a FreeSWITCH engine that has the gateway. The embedded engine has one place for all.
                 * @enum {unknown}
                 */
                profile: 'external' | 'internal';
                enabled: boolean;
                description: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postGateways: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          gateway: string;
          username?: string | null;
          password?: string | null;
          realm?: string | null;
          from_user?: string | null;
          from_domain?: string | null;
          proxy?: string | null;
          outbound_proxy?: string | null;
          expire_seconds?: number;
          register?: boolean;
          /**
           * @description Of registrations and of calls.
           * @enum {unknown}
           */
          register_transport?: 'udp' | 'tcp' | 'tls';
          retry_seconds?: number;
          extension?: string | null;
          ping?: number | null;
          ping_min?: number | null;
          ping_max?: number | null;
          caller_id_in_from?: boolean;
          codec_prefs?: string | null;
          /** @description Where its calls enter. The domain of a tenant: the numbers of that tenant alone; anything else, as `public`: all numbers. A tenant's own provider brings calls for that tenant alone in any case. */
          context?: string;
          /**
           * @description The SIP profile of a FreeSWITCH engine that has the gateway. The embedded engine has one place for all.
           * @enum {unknown}
           */
          profile?: 'external' | 'internal';
          enabled?: boolean;
          description?: string | null;
          tenant_id?: number;
          domain_uuid?: string | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getGatewaysByGatewayUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        gateway_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            gateway_uuid: string;
            domain_uuid: string | null;
            gateway: string;
            username: string | null;
            password: string | null;
            realm: string | null;
            from_user: string | null;
            from_domain: string | null;
            proxy: string | null;
            outbound_proxy: string | null;
            expire_seconds: number;
            register: boolean;
            /**
             * @description Of registrations and of calls.
             * @enum {unknown}
             */
            register_transport: 'udp' | 'tcp' | 'tls';
            retry_seconds: number;
            extension: string | null;
            ping: number | null;
            ping_min: number | null;
            ping_max: number | null;
            caller_id_in_from: boolean;
            codec_prefs: string | null;
            /** @description Where its calls enter. The domain of a tenant: the numbers of that tenant alone; anything else, as `public`: all numbers. A tenant's own provider brings calls for that tenant alone in any case. */
            context: string;
            /**
             * @description The SIP profile of a FreeSWITCH engine that has the gateway. The embedded engine has one place for all.
             * @enum {unknown}
             */
            profile: 'external' | 'internal';
            enabled: boolean;
            description: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putGatewaysByGatewayUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        gateway_uuid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          gateway?: string;
          username?: string | null;
          password?: string | null;
          realm?: string | null;
          from_user?: string | null;
          from_domain?: string | null;
          proxy?: string | null;
          outbound_proxy?: string | null;
          expire_seconds?: number;
          register?: boolean;
          /**
           * @description Of registrations and of calls.
           * @enum {unknown}
           */
          register_transport?: 'udp' | 'tcp' | 'tls';
          retry_seconds?: number;
          extension?: string | null;
          ping?: number | null;
          ping_min?: number | null;
          ping_max?: number | null;
          caller_id_in_from?: boolean;
          codec_prefs?: string | null;
          /** @description Where its calls enter. The domain of a tenant: the numbers of that tenant alone; anything else, as `public`: all numbers. A tenant's own provider brings calls for that tenant alone in any case. */
          context?: string;
          /**
           * @description The SIP profile of a FreeSWITCH engine that has the gateway. The embedded engine has one place for all.
           * @enum {unknown}
           */
          profile?: 'external' | 'internal';
          enabled?: boolean;
          description?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            gateway_uuid: string;
            domain_uuid: string | null;
            gateway: string;
            username: string | null;
            password: string | null;
            realm: string | null;
            from_user: string | null;
            from_domain: string | null;
            proxy: string | null;
            outbound_proxy: string | null;
            expire_seconds: number;
            register: boolean;
            /**
             * @description Of registrations and of calls.
             * @enum {unknown}
             */
            register_transport: 'udp' | 'tcp' | 'tls';
            retry_seconds: number;
            extension: string | null;
            ping: number | null;
            ping_min: number | null;
            ping_max: number | null;
            caller_id_in_from: boolean;
            codec_prefs: string | null;
            /** @description Where its calls enter. The domain of a tenant: the numbers of that tenant alone; anything else, as `public`: all numbers. A tenant's own provider brings calls for that tenant alone in any case. */
            context: string;
            /**
             * @description The SIP profile of a FreeSWITCH engine that has the gateway. The embedded engine has one place for all.
             * @enum {unknown}
             */
            profile: 'external' | 'internal';
            enabled: boolean;
            description: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteGatewaysByGatewayUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        gateway_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getDestinationByDestinationId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        destination_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            destination_id: string;
            /** @description Digits, or * for everything. */
            prefix: string;
            carrier_id: number | null;
            name: string;
            timezone_id: number | null;
            timezone_dst: number;
            country_id: number | null;
            ocn: string | null;
            carriertype_id: number | null;
            is_did: number;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putDestinationByDestinationId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        destination_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Digits, or * for everything. */
          prefix?: string;
          carrier_id?: number | null;
          name?: string;
          timezone_id?: number | null;
          timezone_dst?: number;
          country_id?: number | null;
          ocn?: string | null;
          carriertype_id?: number | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            destination_id: string;
            /** @description Digits, or * for everything. */
            prefix: string;
            carrier_id: number | null;
            name: string;
            timezone_id: number | null;
            timezone_dst: number;
            country_id: number | null;
            ocn: string | null;
            carriertype_id: number | null;
            is_did: number;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteDestinationByDestinationId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        destination_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getDestination: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        prefix?: string;
        destination_id?: string;
        carrier_id?: string;
        timezone_id?: string;
        country_id?: string;
        name?: string;
        before?: number;
        after?: number;
        /** @description Those that are a prefix of this number, longest first. */
        phone?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                destination_id: string;
                /** @description Digits, or * for everything. */
                prefix: string;
                carrier_id: number | null;
                name: string;
                timezone_id: number | null;
                country_id: number | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postDestination: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          destination_id?: string;
          /** @description Digits, or * for everything. */
          prefix: string;
          carrier_id?: number | null;
          name: string;
          timezone_id?: number | null;
          timezone_dst?: number;
          country_id?: number | null;
          ocn?: string | null;
          carriertype_id?: number | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRoutes: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        route_id?: number;
        provider_id?: number;
        name?: string;
        destination_id?: string;
        service_flag?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                route_id: number;
                name: string;
                /** @description Id, prefix, or * for everything. */
                destination_id: string;
                provider_id: number;
                /** @description 0: all that the provider has. */
                service_flag: number;
                /** @description 0: for all tenants. */
                tenant_id: number;
                /** @description Lower first. */
                priority: number;
                cost: string | null;
                toll_allow: string | null;
                active: number;
                /** Format: uuid */
                fpbx_dialplan_uuid: string;
                destination: string | null;
                prefix: string | null;
                provider: string | null;
                /** @description `all` where it carries whatever its provider does. */
                service: string;
                date_created: number | null;
                last_updated: number | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postRoutes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          /** @description Id, prefix, or * for everything. */
          destination_id: string;
          provider_id: number;
          /** @description 0: all that the provider has. */
          service_flag?: number;
          /** @description Lower first. */
          priority?: number;
          cost?: string | null;
          toll_allow?: string | null;
          active?: number;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRoutesByRouteId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        route_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            route_id: number;
            name: string;
            /** @description Id, prefix, or * for everything. */
            destination_id: string;
            provider_id: number;
            /** @description 0: all that the provider has. */
            service_flag: number;
            /** @description 0: for all tenants. */
            tenant_id: number;
            /** @description Lower first. */
            priority: number;
            cost: string | null;
            toll_allow: string | null;
            active: number;
            /** Format: uuid */
            fpbx_dialplan_uuid: string;
            destination: string | null;
            prefix: string | null;
            provider: string | null;
            /** @description `all` where it carries whatever its provider does. */
            service: string;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putRoutesByRouteId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        route_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          /** @description Id, prefix, or * for everything. */
          destination_id?: string;
          provider_id?: number;
          /** @description 0: all that the provider has. */
          service_flag?: number;
          /** @description Lower first. */
          priority?: number;
          cost?: string | null;
          toll_allow?: string | null;
          active?: number;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteRoutesByRouteId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        route_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postRoutesBulk: {
    parameters: {
      query?: {
        tenant_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          /** @description Id, prefix, or * for everything. */
          destination_id: string;
          provider_id: number;
          /** @description 0: all that the provider has. */
          service_flag?: number;
          /** @description Lower first. */
          priority?: number;
          cost?: string | null;
          toll_allow?: string | null;
          active?: number;
        }[];
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRoutesCsv: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        route_id?: number;
        provider_id?: number;
        name?: string;
        destination_id?: string;
        service_flag?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postRoutesCsv: {
    parameters: {
      query?: {
        tenant_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Routes that were stored. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRoutesByServiceFlagByProviderIdCsv: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        route_id?: number;
        provider_id?: number;
        name?: string;
        destination_id?: string;
        service_flag?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path: {
        service_flag: number;
        provider_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postRoutesByServiceFlagByProviderIdCsv: {
    parameters: {
      query?: {
        tenant_id?: number;
      };
      header?: never;
      path: {
        service_flag: number;
        provider_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Routes that were stored. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRoutesSampleCsv: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getDids: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        phone?: string;
        first_name?: string;
        description?: string;
        active?: boolean;
        account_id?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                account_id: number;
                id: number;
                phone: string;
                domain: string | null;
                tenant_id: number;
                tenant_name?: string | null;
                active: number;
                first_name: string;
                description: string;
                created_by: number | null;
                fax_account_id: number | null;
                fax_account_name: string | null;
                fax_accounts: {
                  account_id: number;
                  username: string;
                  email: string;
                }[];
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postDids: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description 3 to 15 digits, with + before them or not. */
          phone: string;
          tenant_id?: number;
          first_name?: string | null;
          description?: string | null;
          label?: string | null;
          domain?: string | null;
          active?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: number;
            account_id: number;
            phone: string;
            tenant_id: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getDidsByAccountId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            account_id: number;
            id: number;
            phone: string;
            domain: string | null;
            tenant_id: number;
            tenant_name?: string | null;
            active: number;
            first_name: string;
            description: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putDidsByAccountId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          tenant_id?: number;
          first_name?: string | null;
          description?: string | null;
          label?: string | null;
          domain?: string | null;
          active?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteDidsByAccountId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putDidsByAccountIdAssign: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          fax_account_id?: number | null;
          account_id?: number | null;
          tenant_id?: number | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCids: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        account_id?: number;
        linkdid_id?: number;
        created_by?: number;
        user_id?: number;
        type?: string;
        active?: boolean;
        username?: string;
        phone?: string;
        email?: string;
        first_name?: string;
        last_name?: string;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                account_id: number;
                tenant_id: number;
                /** @enum {unknown} */
                type: 'account' | 'child_account' | 'did' | 'cid' | 'extension' | 'eaddress';
                username: string | null;
                first_name: string | null;
                last_name: string | null;
                /** @description 3 to 15 digits, with + before them or not. */
                phone: string;
                email: string | null;
                caller_id_name: string | null;
                domain: string | null;
                created_by: number | null;
                company: string | null;
                active: number;
                linkdid_id: number | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postCids: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          username?: string | null;
          first_name?: string | null;
          last_name?: string | null;
          /** @description 3 to 15 digits, with + before them or not. */
          phone: string;
          email?: string | null;
          address?: string | null;
          caller_id_name?: string | null;
          domain?: string | null;
          active?: number;
          user_id?: number | null;
          linkdid_id?: number | null;
          settings?: {
            [key: string]: unknown;
          };
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getAccounts: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        account_id?: number;
        linkdid_id?: number;
        created_by?: number;
        user_id?: number;
        type?: string;
        active?: boolean;
        username?: string;
        phone?: string;
        email?: string;
        first_name?: string;
        last_name?: string;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                account_id: number;
                tenant_id: number;
                /** @enum {unknown} */
                type: 'account' | 'child_account' | 'did' | 'cid' | 'extension' | 'eaddress';
                username: string | null;
                first_name: string | null;
                last_name: string | null;
                phone: string | null;
                email: string | null;
                caller_id_name: string | null;
                domain: string | null;
                created_by: number | null;
                company: string | null;
                active: number;
                linkdid_id: number | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postAccounts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          type?: 'account' | 'child_account' | 'did' | 'cid' | 'extension' | 'eaddress';
          username?: string | null;
          first_name?: string | null;
          last_name?: string | null;
          phone?: string | null;
          email?: string | null;
          address?: string | null;
          caller_id_name?: string | null;
          domain?: string | null;
          active?: number;
          user_id?: number | null;
          linkdid_id?: number | null;
          settings?: {
            [key: string]: unknown;
          };
          passwd?: string | null;
          passwd_pin?: string | null;
          tenant_id?: number;
          created_by?: number | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getExtensions: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        account_id?: number;
        linkdid_id?: number;
        created_by?: number;
        user_id?: number;
        type?: string;
        active?: boolean;
        username?: string;
        phone?: string;
        email?: string;
        first_name?: string;
        last_name?: string;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                account_id: number;
                tenant_id: number;
                /** @enum {unknown} */
                type: 'account' | 'child_account' | 'did' | 'cid' | 'extension' | 'eaddress';
                username: string | null;
                first_name: string | null;
                last_name: string | null;
                phone: string | null;
                email: string | null;
                caller_id_name: string | null;
                domain: string | null;
                created_by: number | null;
                company: string | null;
                active: number;
                linkdid_id: number | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postExtensions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          type?: 'account' | 'child_account' | 'did' | 'cid' | 'extension' | 'eaddress';
          username?: string | null;
          first_name?: string | null;
          last_name?: string | null;
          phone?: string | null;
          email?: string | null;
          address?: string | null;
          caller_id_name?: string | null;
          domain?: string | null;
          active?: number;
          user_id?: number | null;
          linkdid_id?: number | null;
          settings?: {
            [key: string]: unknown;
          };
          passwd?: string | null;
          passwd_pin?: string | null;
          tenant_id?: number;
          created_by?: number | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getAccountsMy: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            account_id: number;
            tenant_id: number;
            /** @enum {unknown} */
            type: 'account' | 'child_account' | 'did' | 'cid' | 'extension' | 'eaddress';
            username: string | null;
            first_name: string | null;
            last_name: string | null;
            phone: string | null;
            email: string | null;
            address: string | null;
            caller_id_name: string | null;
            domain: string | null;
            active: number;
            created_by: number | null;
            user_id: number | null;
            company: string | null;
            linkdid_id: number | null;
            settings: {
              [key: string]: unknown;
            };
            date_created: number | null;
            last_updated: number | null;
            passwd: string | null;
            passwd_pin: string | null;
            pbx_extension_uuid: string | null;
            pbx_extension: string | null;
            pbx_password: string | null;
            pbx_domain: string | null;
            pbx_caller_id_name: string | null;
            pbx_do_not_disturb: ('true' | 'false') | null;
            pbx_forward_all_enabled: ('true' | 'false') | null;
            pbx_forward_all_destination: string | null;
            pbx_forward_busy_enabled: ('true' | 'false') | null;
            pbx_forward_busy_destination: string | null;
            pbx_forward_no_answer_enabled: ('true' | 'false') | null;
            pbx_forward_no_answer_destination: string | null;
            pbx_extension_type: ('voice' | 'fax') | null;
            pbx_fax_email: string | null;
            did_phone: string | null;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getAccountsLinkdidByAccountId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            account_id: number;
            tenant_id: number;
            /** @enum {unknown} */
            type: 'account' | 'child_account' | 'did' | 'cid' | 'extension' | 'eaddress';
            username: string | null;
            first_name: string | null;
            last_name: string | null;
            phone: string | null;
            email: string | null;
            created_by: number | null;
            company: string | null;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getAccountsByAccountId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            account_id: number;
            tenant_id: number;
            /** @enum {unknown} */
            type: 'account' | 'child_account' | 'did' | 'cid' | 'extension' | 'eaddress';
            username: string | null;
            first_name: string | null;
            last_name: string | null;
            phone: string | null;
            email: string | null;
            address: string | null;
            caller_id_name: string | null;
            domain: string | null;
            active: number;
            created_by: number | null;
            user_id: number | null;
            company: string | null;
            linkdid_id: number | null;
            settings: {
              [key: string]: unknown;
            };
            date_created: number | null;
            last_updated: number | null;
            passwd: string | null;
            passwd_pin: string | null;
            pbx_extension_uuid: string | null;
            pbx_extension: string | null;
            pbx_password: string | null;
            pbx_domain: string | null;
            pbx_caller_id_name: string | null;
            pbx_do_not_disturb: ('true' | 'false') | null;
            pbx_forward_all_enabled: ('true' | 'false') | null;
            pbx_forward_all_destination: string | null;
            pbx_forward_busy_enabled: ('true' | 'false') | null;
            pbx_forward_busy_destination: string | null;
            pbx_forward_no_answer_enabled: ('true' | 'false') | null;
            pbx_forward_no_answer_destination: string | null;
            pbx_extension_type: ('voice' | 'fax') | null;
            pbx_fax_email: string | null;
            did_phone: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putAccountsByAccountId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          username?: string | null;
          first_name?: string | null;
          last_name?: string | null;
          phone?: string | null;
          email?: string | null;
          address?: string | null;
          caller_id_name?: string | null;
          domain?: string | null;
          active?: number;
          user_id?: number | null;
          linkdid_id?: number | null;
          settings?: {
            [key: string]: unknown;
          };
          passwd?: string | null;
          passwd_pin?: string | null;
          tenant_id?: number;
          created_by?: number | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            account_id: number;
            tenant_id: number;
            /** @enum {unknown} */
            type: 'account' | 'child_account' | 'did' | 'cid' | 'extension' | 'eaddress';
            username: string | null;
            first_name: string | null;
            last_name: string | null;
            phone: string | null;
            email: string | null;
            address: string | null;
            caller_id_name: string | null;
            domain: string | null;
            active: number;
            created_by: number | null;
            user_id: number | null;
            company: string | null;
            linkdid_id: number | null;
            settings: {
              [key: string]: unknown;
            };
            date_created: number | null;
            last_updated: number | null;
            passwd: string | null;
            passwd_pin: string | null;
            pbx_extension_uuid: string | null;
            pbx_extension: string | null;
            pbx_password: string | null;
            pbx_domain: string | null;
            pbx_caller_id_name: string | null;
            pbx_do_not_disturb: ('true' | 'false') | null;
            pbx_forward_all_enabled: ('true' | 'false') | null;
            pbx_forward_all_destination: string | null;
            pbx_forward_busy_enabled: ('true' | 'false') | null;
            pbx_forward_busy_destination: string | null;
            pbx_forward_no_answer_enabled: ('true' | 'false') | null;
            pbx_forward_no_answer_destination: string | null;
            pbx_extension_type: ('voice' | 'fax') | null;
            pbx_fax_email: string | null;
            did_phone: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteAccountsByAccountId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getAccountsByAccountIdProvisioning: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description SIP user. */
            username: string;
            password: string | null;
            callerid: string;
            host: string | null;
            port: number;
            wss: string;
            dialplan: {
              agent_login: string;
              voicemail: string;
            };
            account: {
              [key: string]: unknown;
            };
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getAccountsByAccountIdSettingsByName: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: number;
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putAccountsByAccountIdSettingsByName: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: number;
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': unknown;
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteAccountsByAccountIdSettingsByName: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: number;
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putAccountsByAccountIdProgramsByProgramName: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: number;
        program_name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': unknown;
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteAccountsByAccountIdProgramsByProgramName: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: number;
        program_name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteAccountsByAccountIdPrograms: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putAccountsByAccountIdUsersByUserId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: number;
        user_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteAccountsByAccountIdUsers: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getInboundRoutes: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        destination_data?: string;
        destination_description?: string;
        destination_number?: string;
        destination_enabled?: boolean;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                domain_uuid: string;
                /** Format: uuid */
                destination_uuid: string;
                /** @description The DID. */
                destination_number: string;
                /** @enum {unknown} */
                destination_type: 'inbound';
                /** @enum {unknown} */
                destination_app: 'transfer' | 'hangup';
                destination_data: string | null;
                destination_context: string;
                destination_order: number;
                destination_enabled: boolean;
                destination_description: string | null;
                destination_target_type:
                  | (
                      | 'extension'
                      | 'ring_group'
                      | 'ivr'
                      | 'voicemail'
                      | 'conference'
                      | 'call_queue'
                      | 'call_flow'
                      | 'time_condition'
                      | 'external'
                      | 'hangup'
                    )
                  | null;
                destination_target: string | null;
                tenant_name?: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postInboundRoutes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description The DID. */
          destination_number: string;
          destination_number_regex?: string | null;
          /** @enum {unknown} */
          destination_type?: 'inbound';
          destination_target_type?:
            | (
                | 'extension'
                | 'ring_group'
                | 'ivr'
                | 'voicemail'
                | 'conference'
                | 'call_queue'
                | 'call_flow'
                | 'time_condition'
                | 'external'
                | 'hangup'
              )
            | null;
          destination_target?: string | null;
          /** @enum {unknown} */
          destination_app?: 'transfer' | 'hangup';
          destination_data?: string | null;
          destination_context?: string;
          destination_order?: number;
          destination_enabled?: boolean;
          destination_description?: string | null;
          destination_cid_name_prefix?: string | null;
          destination_record?: boolean;
          destination_accountcode?: string | null;
          destination_hold_music?: string | null;
          destination_ringback?: string | null;
          destination_distinctive_ring?: string | null;
          destination_fax_detect?: boolean;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getInboundRoutesByDestinationUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        destination_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            destination_uuid: string;
            /** Format: uuid */
            dialplan_uuid: string;
            /** @description The DID. */
            destination_number: string;
            destination_number_regex: string | null;
            /** @enum {unknown} */
            destination_type: 'inbound';
            destination_target_type:
              | (
                  | 'extension'
                  | 'ring_group'
                  | 'ivr'
                  | 'voicemail'
                  | 'conference'
                  | 'call_queue'
                  | 'call_flow'
                  | 'time_condition'
                  | 'external'
                  | 'hangup'
                )
              | null;
            destination_target: string | null;
            /** @enum {unknown} */
            destination_app: 'transfer' | 'hangup';
            destination_data: string | null;
            destination_context: string;
            destination_order: number;
            destination_enabled: boolean;
            destination_description: string | null;
            destination_cid_name_prefix: string | null;
            destination_record: boolean;
            destination_accountcode: string | null;
            destination_hold_music: string | null;
            destination_ringback: string | null;
            destination_distinctive_ring: string | null;
            destination_fax_detect: boolean;
            tenant_name?: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putInboundRoutesByDestinationUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        destination_uuid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description The DID. */
          destination_number?: string;
          destination_number_regex?: string | null;
          /** @enum {unknown} */
          destination_type?: 'inbound';
          destination_target_type?:
            | (
                | 'extension'
                | 'ring_group'
                | 'ivr'
                | 'voicemail'
                | 'conference'
                | 'call_queue'
                | 'call_flow'
                | 'time_condition'
                | 'external'
                | 'hangup'
              )
            | null;
          destination_target?: string | null;
          /** @enum {unknown} */
          destination_app?: 'transfer' | 'hangup';
          destination_data?: string | null;
          destination_context?: string;
          destination_order?: number;
          destination_enabled?: boolean;
          destination_description?: string | null;
          destination_cid_name_prefix?: string | null;
          destination_record?: boolean;
          destination_accountcode?: string | null;
          destination_hold_music?: string | null;
          destination_ringback?: string | null;
          destination_distinctive_ring?: string | null;
          destination_fax_detect?: boolean;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            domain_uuid: string;
            /** Format: uuid */
            destination_uuid: string;
            /** Format: uuid */
            dialplan_uuid: string;
            /** @description The DID. */
            destination_number: string;
            destination_number_regex: string | null;
            /** @enum {unknown} */
            destination_type: 'inbound';
            destination_target_type:
              | (
                  | 'extension'
                  | 'ring_group'
                  | 'ivr'
                  | 'voicemail'
                  | 'conference'
                  | 'call_queue'
                  | 'call_flow'
                  | 'time_condition'
                  | 'external'
                  | 'hangup'
                )
              | null;
            destination_target: string | null;
            /** @enum {unknown} */
            destination_app: 'transfer' | 'hangup';
            destination_data: string | null;
            destination_context: string;
            destination_order: number;
            destination_enabled: boolean;
            destination_description: string | null;
            destination_cid_name_prefix: string | null;
            destination_record: boolean;
            destination_accountcode: string | null;
            destination_hold_music: string | null;
            destination_ringback: string | null;
            destination_distinctive_ring: string | null;
            destination_fax_detect: boolean;
            tenant_name?: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteInboundRoutesByDestinationUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        destination_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getContacts: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        contact_id?: number;
        phone?: string;
        email?: string;
        first_name?: string;
        last_name?: string;
        user_id?: number;
        created_by?: number;
        group_id?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                contact_id: number;
                tenant_id: number;
                first_name: string | null;
                last_name: string | null;
                phone: string | null;
                email: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postContacts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          first_name?: string | null;
          last_name?: string | null;
          phone?: string | null;
          email?: string | null;
          address?: string | null;
          custom1?: string | null;
          custom2?: string | null;
          custom3?: string | null;
          description?: string | null;
          speed_dial?: string | null;
          tenant_id?: number;
          group_id?: number | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getContactsByContactId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        contact_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            contact_id: number;
            tenant_id: number;
            user_id: number | null;
            first_name: string | null;
            last_name: string | null;
            phone: string | null;
            email: string | null;
            address: string | null;
            custom1: string | null;
            custom2: string | null;
            custom3: string | null;
            description: string | null;
            speed_dial: string | null;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putContactsByContactId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        contact_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          first_name?: string | null;
          last_name?: string | null;
          phone?: string | null;
          email?: string | null;
          address?: string | null;
          custom1?: string | null;
          custom2?: string | null;
          custom3?: string | null;
          description?: string | null;
          speed_dial?: string | null;
          tenant_id?: number;
          group_id?: number | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            contact_id: number;
            tenant_id: number;
            user_id: number | null;
            first_name: string | null;
            last_name: string | null;
            phone: string | null;
            email: string | null;
            address: string | null;
            custom1: string | null;
            custom2: string | null;
            custom3: string | null;
            description: string | null;
            speed_dial: string | null;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteContactsByContactId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        contact_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putContactsByContactIdLinkByGroupId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        contact_id: number;
        group_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            contact_id: number;
            tenant_id: number;
            user_id: number | null;
            first_name: string | null;
            last_name: string | null;
            phone: string | null;
            email: string | null;
            address: string | null;
            custom1: string | null;
            custom2: string | null;
            custom3: string | null;
            description: string | null;
            speed_dial: string | null;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteContactsByContactIdLinkByGroupId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        contact_id: number;
        group_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getGroupsByGroupIdCsv: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        group_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postGroupsByGroupIdCsv: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        group_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getGroupsSampleCsv: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getGroupsByGroupIdSampleCsv: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        group_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getGroups: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        description?: string;
        group_id?: number;
        name?: string;
        user_id?: number;
        created_by?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                group_id: number;
                tenant_id: number;
                name: string;
                contact_total: number;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postGroups: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          description?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getGroupsByGroupId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        group_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            group_id: number;
            tenant_id: number;
            user_id: number | null;
            name: string;
            description: string | null;
            contact_total: number;
            date_created: number | null;
            last_updated: number | null;
            /** @description The last file that went on after its answer. */
            import: {
              /** @enum {unknown} */
              state: 'running' | 'done' | 'failed';
              lines: number;
              lines_done: number;
              rejected: number;
              date_created: number;
            } | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putGroupsByGroupId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        group_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          description?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            group_id: number;
            tenant_id: number;
            user_id: number | null;
            name: string;
            description: string | null;
            contact_total: number;
            date_created: number | null;
            last_updated: number | null;
            /** @description The last file that went on after its answer. */
            import: {
              /** @enum {unknown} */
              state: 'running' | 'done' | 'failed';
              lines: number;
              lines_done: number;
              rejected: number;
              date_created: number;
            } | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteGroupsByGroupId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        group_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getGroupsByGroupIdContacts: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        contact_id?: number;
        phone?: string;
        email?: string;
        first_name?: string;
        last_name?: string;
        user_id?: number;
        created_by?: number;
        group_id?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path: {
        group_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                contact_id: number;
                tenant_id: number;
                first_name: string | null;
                last_name: string | null;
                phone: string | null;
                email: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postContactDncsImportCsv: {
    parameters: {
      query?: {
        tenant_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How many were added. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getContactDncsContactdncsCsv: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        contact_dnc_id?: number;
        phone?: string;
        email?: string;
        first_name?: string;
        last_name?: string;
        user_id?: number;
        created_by?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getContactDncs: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        contact_dnc_id?: number;
        phone?: string;
        email?: string;
        first_name?: string;
        last_name?: string;
        user_id?: number;
        created_by?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                contact_dnc_id: number;
                /** @description 0: it holds for all tenants. */
                tenant_id: number;
                first_name: string | null;
                last_name: string | null;
                phone: string | null;
                email: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postContactDncs: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          first_name?: string | null;
          last_name?: string | null;
          phone?: string | null;
          email?: string | null;
          address?: string | null;
          custom1?: string | null;
          custom2?: string | null;
          custom3?: string | null;
          description?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getContactDncsByContactDncId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        contact_dnc_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            contact_dnc_id: number;
            /** @description 0: it holds for all tenants. */
            tenant_id: number;
            user_id: number | null;
            first_name: string | null;
            last_name: string | null;
            phone: string | null;
            email: string | null;
            address: string | null;
            custom1: string | null;
            custom2: string | null;
            custom3: string | null;
            description: string | null;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putContactDncsByContactDncId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        contact_dnc_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          first_name?: string | null;
          last_name?: string | null;
          phone?: string | null;
          email?: string | null;
          address?: string | null;
          custom1?: string | null;
          custom2?: string | null;
          custom3?: string | null;
          description?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            contact_dnc_id: number;
            /** @description 0: it holds for all tenants. */
            tenant_id: number;
            user_id: number | null;
            first_name: string | null;
            last_name: string | null;
            phone: string | null;
            email: string | null;
            address: string | null;
            custom1: string | null;
            custom2: string | null;
            custom3: string | null;
            description: string | null;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteContactDncsByContactDncId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        contact_dnc_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSmsThreads: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            thread_key: string;
            last_body: string;
            /** @enum {unknown} */
            last_direction: 'inbound' | 'outbound';
            /** @enum {unknown} */
            last_status: 'queued' | 'sent' | 'delivered' | 'received' | 'failed';
            last_created: number;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSmsMessages: {
    parameters: {
      query: {
        thread: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            sms_id: number;
            /** @enum {unknown} */
            direction: 'inbound' | 'outbound';
            from_number: string;
            to_number: string;
            body: string;
            /** @enum {unknown} */
            status: 'queued' | 'sent' | 'delivered' | 'received' | 'failed';
            error: string;
            thread_key: string;
            created: number;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postSms: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          to: string;
          body: string;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            sms_id: number;
            /** @enum {unknown} */
            direction: 'inbound' | 'outbound';
            from_number: string;
            to_number: string;
            body: string;
            /** @enum {unknown} */
            status: 'queued' | 'sent' | 'delivered' | 'received' | 'failed';
            error: string;
            thread_key: string;
            created: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postSmsInboundByProviderId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        provider_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            sms_id: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTemplates: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        template_id?: number;
        name?: string;
        subject?: string;
        type?: string;
        description?: string;
        user_id?: number;
        created_by?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                template_id: number;
                tenant_id: number;
                name: string;
                subject: string | null;
                type: string | null;
                /** @description Characters of the body. */
                length: number;
                description: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postTemplates: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          type?: string | null;
          description?: string | null;
          subject?: string | null;
          body?: string | null;
          body_alt?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getMessagesTemplates: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        template_id?: number;
        name?: string;
        subject?: string;
        type?: string;
        description?: string;
        user_id?: number;
        created_by?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                template_id: number;
                tenant_id: number;
                name: string;
                subject: string | null;
                type: string | null;
                /** @description Characters of the body. */
                length: number;
                description: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postMessagesTemplates: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          type?: string | null;
          description?: string | null;
          subject?: string | null;
          body?: string | null;
          body_alt?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTemplatesByTemplateId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        template_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            template_id: number;
            tenant_id: number;
            user_id: number | null;
            name: string;
            type: string | null;
            description: string | null;
            subject: string | null;
            body: string | null;
            body_alt: string | null;
            /** @description Names of what is attached. */
            attachment: string[];
            /** @description Characters of the body. */
            length: number;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putTemplatesByTemplateId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        template_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          type?: string | null;
          description?: string | null;
          subject?: string | null;
          body?: string | null;
          body_alt?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            template_id: number;
            tenant_id: number;
            user_id: number | null;
            name: string;
            type: string | null;
            description: string | null;
            subject: string | null;
            body: string | null;
            body_alt: string | null;
            /** @description Names of what is attached. */
            attachment: string[];
            /** @description Characters of the body. */
            length: number;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteTemplatesByTemplateId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        template_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getMessagesTemplatesByTemplateId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        template_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            template_id: number;
            tenant_id: number;
            user_id: number | null;
            name: string;
            type: string | null;
            description: string | null;
            subject: string | null;
            body: string | null;
            body_alt: string | null;
            /** @description Names of what is attached. */
            attachment: string[];
            /** @description Characters of the body. */
            length: number;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putMessagesTemplatesByTemplateId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        template_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          type?: string | null;
          description?: string | null;
          subject?: string | null;
          body?: string | null;
          body_alt?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            template_id: number;
            tenant_id: number;
            user_id: number | null;
            name: string;
            type: string | null;
            description: string | null;
            subject: string | null;
            body: string | null;
            body_alt: string | null;
            /** @description Names of what is attached. */
            attachment: string[];
            /** @description Characters of the body. */
            length: number;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteMessagesTemplatesByTemplateId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        template_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTemplatesByTemplateIdMedia: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        template_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putTemplatesByTemplateIdMedia: {
    parameters: {
      query?: {
        filename?: string;
      };
      header?: never;
      path: {
        template_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postTemplatesByTemplateIdMedia: {
    parameters: {
      query?: {
        filename?: string;
      };
      header?: never;
      path: {
        template_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getMessagesTemplatesByTemplateIdMedia: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        template_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putMessagesTemplatesByTemplateIdMedia: {
    parameters: {
      query?: {
        filename?: string;
      };
      header?: never;
      path: {
        template_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postMessagesTemplatesByTemplateIdMedia: {
    parameters: {
      query?: {
        filename?: string;
      };
      header?: never;
      path: {
        template_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTexts: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        data?: string;
        text_id?: number;
        name?: string;
        type?: string;
        description?: string;
        user_id?: number;
        created_by?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                text_id: number;
                tenant_id: number;
                name: string;
                data: string | null;
                type: string | null;
                description: string | null;
                /** @description Characters. */
                length: number;
                class: string | null;
                encoding: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postTexts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          data?: string | null;
          type?: string | null;
          description?: string | null;
          class?: string | null;
          encoding?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getMessagesTexts: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        data?: string;
        text_id?: number;
        name?: string;
        type?: string;
        description?: string;
        user_id?: number;
        created_by?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                text_id: number;
                tenant_id: number;
                name: string;
                data: string | null;
                type: string | null;
                description: string | null;
                /** @description Characters. */
                length: number;
                class: string | null;
                encoding: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postMessagesTexts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          data?: string | null;
          type?: string | null;
          description?: string | null;
          class?: string | null;
          encoding?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTextsByTextId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        text_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            text_id: number;
            tenant_id: number;
            user_id: number | null;
            name: string;
            data: string | null;
            type: string | null;
            description: string | null;
            /** @description Characters. */
            length: number;
            class: string | null;
            encoding: string | null;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putTextsByTextId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        text_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          data?: string | null;
          type?: string | null;
          description?: string | null;
          class?: string | null;
          encoding?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            text_id: number;
            tenant_id: number;
            user_id: number | null;
            name: string;
            data: string | null;
            type: string | null;
            description: string | null;
            /** @description Characters. */
            length: number;
            class: string | null;
            encoding: string | null;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteTextsByTextId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        text_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getMessagesTextsByTextId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        text_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            text_id: number;
            tenant_id: number;
            user_id: number | null;
            name: string;
            data: string | null;
            type: string | null;
            description: string | null;
            /** @description Characters. */
            length: number;
            class: string | null;
            encoding: string | null;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putMessagesTextsByTextId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        text_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          data?: string | null;
          type?: string | null;
          description?: string | null;
          class?: string | null;
          encoding?: string | null;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            text_id: number;
            tenant_id: number;
            user_id: number | null;
            name: string;
            data: string | null;
            type: string | null;
            description: string | null;
            /** @description Characters. */
            length: number;
            class: string | null;
            encoding: string | null;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteMessagesTextsByTextId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        text_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCampaignsByCampaignIdStart: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        campaign_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putCampaignsByCampaignIdStart: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        campaign_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCampaignsByCampaignIdStop: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        campaign_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putCampaignsByCampaignIdStop: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        campaign_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putCampaignsByCampaignIdByActionSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        campaign_id: number;
        action: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          year?: string | null;
          month?: string | null;
          day?: string | null;
          weekday?: string | null;
          hour?: string | null;
          minute?: string | null;
          datetime?: string | null;
          timestamp?: number | null;
          delay?: number | null;
          is_recurring?: number;
          expiry?: number | null;
          weight?: number | null;
          timezone?: string | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postCampaignsByCampaignIdByActionSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        campaign_id: number;
        action: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          year?: string | null;
          month?: string | null;
          day?: string | null;
          weekday?: string | null;
          hour?: string | null;
          minute?: string | null;
          datetime?: string | null;
          timestamp?: number | null;
          delay?: number | null;
          is_recurring?: number;
          expiry?: number | null;
          weight?: number | null;
          timezone?: string | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteCampaignsByCampaignIdByActionSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        campaign_id: number;
        action: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteCampaignsByCampaignIdSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        campaign_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteCampaignsByCampaignIdScheduleCancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        campaign_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCampaignsContactsByCampaignId: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        contact_id?: number;
        phone?: string;
        email?: string;
        first_name?: string;
        last_name?: string;
        user_id?: number;
        created_by?: number;
        group_id?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path: {
        campaign_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                contact_id: number;
                tenant_id: number;
                first_name: string | null;
                last_name: string | null;
                phone: string | null;
                email: string | null;
                status: string;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCampaignsByCampaignIdResult: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        transmission_id?: string;
        program_id?: string;
        account_id?: string;
        contact_id?: string;
        campaign_id?: string;
        user_id?: string;
        created_by?: string;
        title?: string;
        origin?: string;
        direction?: string;
        response?: string;
        email?: string;
        phone?: string;
        account_email?: string;
        account_phone?: string;
        contact_email?: string;
        contact_phone?: string;
        tenant_id?: string;
        username?: string;
        is_read?: string;
        service_flag?: string;
        status?: string;
        before?: string;
        after?: string;
      };
      header?: never;
      path: {
        campaign_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                transmission_id: number;
                tenant_id: number;
                account_id: number | null;
                account_phone: string;
                account_email: string;
                user_id: number | null;
                username: string | null;
                contact_id: number | null;
                contact_phone: string | null;
                contact_email: string | null;
                format: string | null;
                file_name: string | null;
                document_id: number | null;
                status: string;
                response: string;
                response_text: string;
                service_flag: number;
                /** @enum {unknown} */
                is_read: '0' | '1';
                origin: string;
                /** @enum {unknown} */
                direction: 'inbound' | 'outbound' | 'internal';
                title: string;
                last_run: number | null;
                /** @enum {unknown} */
                is_print: '0' | '1';
                pages: number;
                account: {
                  account_id: number | null;
                  username: string;
                  first_name: string;
                  last_name: string;
                  phone: string;
                  email: string;
                };
                contact: {
                  contact_id: number | null;
                  first_name: string;
                  last_name: string;
                  phone: string;
                  email: string;
                };
                program_id: number | null;
                campaign_id: number | null;
                try_allowed: number;
                try_done: number;
                date_created: number;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCampaigns: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        campaign_id?: number;
        group_id?: number;
        program_id?: number;
        status?: string;
        name?: string;
        user_id?: number;
        created_by?: number;
        before?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                campaign_id: number;
                tenant_id: number;
                user_id: number | null;
                name: string | null;
                program_id: number | null;
                program_type: string | null;
                group_id: number | null;
                account_id: number | null;
                /** @description Attempts started per minute. */
                cpm: number;
                /** @description Attempts per contact. */
                try_allowed: number;
                contact_total: number;
                contact_done: number;
                successful: number;
                failed: number;
                /** @enum {unknown} */
                status: 'new' | 'ready' | 'running' | 'paused' | 'completed' | 'broken';
                /** @enum {unknown} */
                reason: '' | 'completed' | 'user' | 'credit';
                last_run: number | null;
                pid: number | null;
                date_created: number | null;
                last_updated: number | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postCampaigns: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string | null;
          program_id: number | null;
          group_id: number | null;
          account_id?: number | null;
          special_account?: number | null;
          /** @description Attempts started per minute. */
          cpm?: number;
          /** @description Attempts per contact. */
          try_allowed?: number;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCampaignsByCampaignId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        campaign_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            campaign_id: number;
            tenant_id: number;
            user_id: number | null;
            name: string | null;
            program_id: number | null;
            program_type: string | null;
            group_id: number | null;
            account_id: number | null;
            /** @description Attempts started per minute. */
            cpm: number;
            /** @description Attempts per contact. */
            try_allowed: number;
            contact_total: number;
            contact_done: number;
            successful: number;
            failed: number;
            /** @enum {unknown} */
            status: 'new' | 'ready' | 'running' | 'paused' | 'completed' | 'broken';
            /** @enum {unknown} */
            reason: '' | 'completed' | 'user' | 'credit';
            last_run: number | null;
            pid: number | null;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putCampaignsByCampaignId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        campaign_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string | null;
          program_id?: number | null;
          group_id?: number | null;
          account_id?: number | null;
          special_account?: number | null;
          /** @description Attempts started per minute. */
          cpm?: number;
          /** @description Attempts per contact. */
          try_allowed?: number;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            campaign_id: number;
            tenant_id: number;
            user_id: number | null;
            name: string | null;
            program_id: number | null;
            program_type: string | null;
            group_id: number | null;
            account_id: number | null;
            /** @description Attempts started per minute. */
            cpm: number;
            /** @description Attempts per contact. */
            try_allowed: number;
            contact_total: number;
            contact_done: number;
            successful: number;
            failed: number;
            /** @enum {unknown} */
            status: 'new' | 'ready' | 'running' | 'paused' | 'completed' | 'broken';
            /** @enum {unknown} */
            reason: '' | 'completed' | 'user' | 'credit';
            last_run: number | null;
            pid: number | null;
            date_created: number | null;
            last_updated: number | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteCampaignsByCampaignId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        campaign_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getPrograms: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        program_id?: string;
        tenant_id?: string;
        parent_id?: string;
        user_id?: string;
        name?: string;
        type?: string;
        /** @description What was made for one sending: a child of another program, or a program that only sends, has no name but its type’s and is sent by no campaign. 0: all others; 1: these alone. */
        single?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                program_id: number;
                tenant_id: number;
                name: string;
                type: string;
                parent_id: number | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postPrograms: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description With the parameters of its type beside them. */
    requestBody: {
      content: {
        'application/json': {
          name?: string | null;
          cover_id?: number | null;
          account_id?: number | null;
          tenant_id?: number | null;
          type?: string;
        } & {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getProgramsByProgramName: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        program_id?: string;
        tenant_id?: string;
        parent_id?: string;
        user_id?: string;
        name?: string;
        type?: string;
        /** @description What was made for one sending: a child of another program, or a program that only sends, has no name but its type’s and is sent by no campaign. 0: all others; 1: these alone. */
        single?: string;
      };
      header?: never;
      path: {
        program_name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | ({
                program_id: number;
                tenant_id: number;
                name: string;
                type: string;
                parent_id: number | null;
                cover_id: number | null;
                account_id: number | null;
                user_id: number | null;
                data: unknown;
              } & {
                [key: string]: unknown;
              })
            | {
                program_id: number;
                tenant_id: number;
                name: string;
                type: string;
                parent_id: number | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putProgramsByProgramName: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        program_name: string;
      };
      cookie?: never;
    };
    /** @description With the parameters of its type beside them. */
    requestBody: {
      content: {
        'application/json': {
          name?: string | null;
          cover_id?: number | null;
          account_id?: number | null;
          tenant_id?: number | null;
          type?: string;
        } & {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description With the parameters of its type beside them. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            program_id: number;
            tenant_id: number;
            name: string;
            type: string;
            parent_id: number | null;
            cover_id: number | null;
            account_id: number | null;
            user_id: number | null;
            data: unknown;
          } & {
            [key: string]: unknown;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postProgramsByProgramName: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        program_name: string;
      };
      cookie?: never;
    };
    /** @description With the parameters of its type beside them. */
    requestBody: {
      content: {
        'application/json': {
          name?: string | null;
          cover_id?: number | null;
          account_id?: number | null;
          tenant_id?: number | null;
          type?: string;
        } & {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteProgramsByProgramName: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        program_name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTransmissionsNotify: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTransmissionsFaxlogsByTransmissionId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            faxid: number;
            sourceid: number | null;
            sourcename: string | null;
            tenant: string;
            sourcephone: string;
            callerid: string;
            destination: string | null;
            destinationname: string | null;
            faxstatus: string;
            /** @enum {unknown} */
            coverpage: 'Yes' | 'No';
            duration: number;
            pending: number | null;
            processing: number | null;
            result: number | null;
            date: number | null;
            origin: string;
            response: string;
            pages: number;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTransmissionsFaxactivityByTransmissionId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            faxactivity: string;
            faxid: number;
            date: number | null;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteTransmissionsDownloadedByTransmissionId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTransmissionsGetretryinterval: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putTransmissionsRetryinterval: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | (number | string)
          | {
              seconds?: number | string;
              retry_interval?: number | string;
            };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTransmissions: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        transmission_id?: string;
        program_id?: string;
        account_id?: string;
        contact_id?: string;
        campaign_id?: string;
        user_id?: string;
        created_by?: string;
        title?: string;
        origin?: string;
        direction?: string;
        response?: string;
        email?: string;
        phone?: string;
        account_email?: string;
        account_phone?: string;
        contact_email?: string;
        contact_phone?: string;
        tenant_id?: string;
        username?: string;
        is_read?: string;
        service_flag?: string;
        status?: string;
        before?: string;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                transmission_id: number;
                tenant_id: number;
                account_id: number | null;
                account_phone: string;
                account_email: string;
                user_id: number | null;
                username: string | null;
                contact_id: number | null;
                contact_phone: string | null;
                contact_email: string | null;
                format: string | null;
                file_name: string | null;
                document_id: number | null;
                status: string;
                response: string;
                response_text: string;
                service_flag: number;
                /** @enum {unknown} */
                is_read: '0' | '1';
                origin: string;
                /** @enum {unknown} */
                direction: 'inbound' | 'outbound' | 'internal';
                title: string;
                last_run: number | null;
                /** @enum {unknown} */
                is_print: '0' | '1';
                pages: number;
                account: {
                  account_id: number | null;
                  username: string;
                  first_name: string;
                  last_name: string;
                  phone: string;
                  email: string;
                };
                contact: {
                  contact_id: number | null;
                  first_name: string;
                  last_name: string;
                  phone: string;
                  email: string;
                };
                program_id: number | null;
                campaign_id: number | null;
                try_allowed: number;
                try_done: number;
                date_created: number;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postTransmissions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          title?: string | null;
          contact_id?: number | null;
          phone?: string | null;
          email?: string | null;
          contact?:
            | ({
                phone?: string | null;
                email?: string | null;
                first_name?: string | null;
                last_name?: string | null;
                contact_id?: number | null;
              } & {
                [key: string]: unknown;
              })
            | null;
          account_id?: number | null;
          try_allowed?: number | null;
          direction?: ('outbound' | 'internal' | 'inbound') | null;
          sendcover?: number;
          personalize_fax?: number;
          /** @enum {unknown} */
          is_read?: '0' | '1';
          /** @enum {unknown} */
          is_print?: '0' | '1';
          /** @enum {unknown} */
          is_downloaded?: '0' | '1';
          user_id?: number | null;
          created_by?: number | null;
          tenant_id?: number | null;
          program_id?: number | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getFaxes: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        transmission_id?: string;
        program_id?: string;
        account_id?: string;
        contact_id?: string;
        campaign_id?: string;
        user_id?: string;
        created_by?: string;
        title?: string;
        origin?: string;
        direction?: string;
        response?: string;
        email?: string;
        phone?: string;
        account_email?: string;
        account_phone?: string;
        contact_email?: string;
        contact_phone?: string;
        tenant_id?: string;
        username?: string;
        is_read?: string;
        service_flag?: string;
        status?: string;
        before?: string;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                transmission_id: number;
                tenant_id: number;
                account_id: number | null;
                account_phone: string;
                account_email: string;
                user_id: number | null;
                username: string | null;
                contact_id: number | null;
                contact_phone: string | null;
                contact_email: string | null;
                format: string | null;
                file_name: string | null;
                document_id: number | null;
                status: string;
                response: string;
                response_text: string;
                service_flag: number;
                /** @enum {unknown} */
                is_read: '0' | '1';
                origin: string;
                /** @enum {unknown} */
                direction: 'inbound' | 'outbound' | 'internal';
                title: string;
                last_run: number | null;
                /** @enum {unknown} */
                is_print: '0' | '1';
                pages: number;
                account: {
                  account_id: number | null;
                  username: string;
                  first_name: string;
                  last_name: string;
                  phone: string;
                  email: string;
                };
                contact: {
                  contact_id: number | null;
                  first_name: string;
                  last_name: string;
                  phone: string;
                  email: string;
                };
                program_id: number | null;
                campaign_id: number | null;
                try_allowed: number;
                try_done: number;
                date_created: number;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCalls: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        transmission_id?: string;
        program_id?: string;
        account_id?: string;
        contact_id?: string;
        campaign_id?: string;
        user_id?: string;
        created_by?: string;
        title?: string;
        origin?: string;
        direction?: string;
        response?: string;
        email?: string;
        phone?: string;
        account_email?: string;
        account_phone?: string;
        contact_email?: string;
        contact_phone?: string;
        tenant_id?: string;
        username?: string;
        is_read?: string;
        service_flag?: string;
        status?: string;
        before?: string;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                transmission_id: number;
                tenant_id: number;
                account_id: number | null;
                account_phone: string;
                account_email: string;
                user_id: number | null;
                username: string | null;
                contact_id: number | null;
                contact_phone: string | null;
                contact_email: string | null;
                format: string | null;
                file_name: string | null;
                document_id: number | null;
                status: string;
                response: string;
                response_text: string;
                service_flag: number;
                /** @enum {unknown} */
                is_read: '0' | '1';
                origin: string;
                /** @enum {unknown} */
                direction: 'inbound' | 'outbound' | 'internal';
                title: string;
                last_run: number | null;
                /** @enum {unknown} */
                is_print: '0' | '1';
                pages: number;
                account: {
                  account_id: number | null;
                  username: string;
                  first_name: string;
                  last_name: string;
                  phone: string;
                  email: string;
                };
                contact: {
                  contact_id: number | null;
                  first_name: string;
                  last_name: string;
                  phone: string;
                  email: string;
                };
                program_id: number | null;
                campaign_id: number | null;
                try_allowed: number;
                try_done: number;
                date_created: number;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSmses: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        transmission_id?: string;
        program_id?: string;
        account_id?: string;
        contact_id?: string;
        campaign_id?: string;
        user_id?: string;
        created_by?: string;
        title?: string;
        origin?: string;
        direction?: string;
        response?: string;
        email?: string;
        phone?: string;
        account_email?: string;
        account_phone?: string;
        contact_email?: string;
        contact_phone?: string;
        tenant_id?: string;
        username?: string;
        is_read?: string;
        service_flag?: string;
        status?: string;
        before?: string;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                transmission_id: number;
                tenant_id: number;
                account_id: number | null;
                account_phone: string;
                account_email: string;
                user_id: number | null;
                username: string | null;
                contact_id: number | null;
                contact_phone: string | null;
                contact_email: string | null;
                format: string | null;
                file_name: string | null;
                document_id: number | null;
                status: string;
                response: string;
                response_text: string;
                service_flag: number;
                /** @enum {unknown} */
                is_read: '0' | '1';
                origin: string;
                /** @enum {unknown} */
                direction: 'inbound' | 'outbound' | 'internal';
                title: string;
                last_run: number | null;
                /** @enum {unknown} */
                is_print: '0' | '1';
                pages: number;
                account: {
                  account_id: number | null;
                  username: string;
                  first_name: string;
                  last_name: string;
                  phone: string;
                  email: string;
                };
                contact: {
                  contact_id: number | null;
                  first_name: string;
                  last_name: string;
                  phone: string;
                  email: string;
                };
                program_id: number | null;
                campaign_id: number | null;
                try_allowed: number;
                try_done: number;
                date_created: number;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getEmails: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        transmission_id?: string;
        program_id?: string;
        account_id?: string;
        contact_id?: string;
        campaign_id?: string;
        user_id?: string;
        created_by?: string;
        title?: string;
        origin?: string;
        direction?: string;
        response?: string;
        email?: string;
        phone?: string;
        account_email?: string;
        account_phone?: string;
        contact_email?: string;
        contact_phone?: string;
        tenant_id?: string;
        username?: string;
        is_read?: string;
        service_flag?: string;
        status?: string;
        before?: string;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                transmission_id: number;
                tenant_id: number;
                account_id: number | null;
                account_phone: string;
                account_email: string;
                user_id: number | null;
                username: string | null;
                contact_id: number | null;
                contact_phone: string | null;
                contact_email: string | null;
                format: string | null;
                file_name: string | null;
                document_id: number | null;
                status: string;
                response: string;
                response_text: string;
                service_flag: number;
                /** @enum {unknown} */
                is_read: '0' | '1';
                origin: string;
                /** @enum {unknown} */
                direction: 'inbound' | 'outbound' | 'internal';
                title: string;
                last_run: number | null;
                /** @enum {unknown} */
                is_print: '0' | '1';
                pages: number;
                account: {
                  account_id: number | null;
                  username: string;
                  first_name: string;
                  last_name: string;
                  phone: string;
                  email: string;
                };
                contact: {
                  contact_id: number | null;
                  first_name: string;
                  last_name: string;
                  phone: string;
                  email: string;
                };
                program_id: number | null;
                campaign_id: number | null;
                try_allowed: number;
                try_done: number;
                date_created: number;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTransmissionsByTransmissionId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            transmission_id: number;
            tenant_id: number;
            account_id: number | null;
            account_phone: string;
            account_email: string;
            user_id: number | null;
            username: string | null;
            contact_id: number | null;
            contact_phone: string | null;
            contact_email: string | null;
            format: string | null;
            file_name: string | null;
            document_id: number | null;
            status: string;
            response: string;
            response_text: string;
            service_flag: number;
            /** @enum {unknown} */
            is_read: '0' | '1';
            origin: string;
            /** @enum {unknown} */
            direction: 'inbound' | 'outbound' | 'internal';
            title: string;
            last_run: number | null;
            /** @enum {unknown} */
            is_print: '0' | '1';
            pages: number;
            account: {
              account_id: number | null;
              username: string;
              first_name: string;
              last_name: string;
              phone: string;
              email: string;
            };
            contact: {
              contact_id: number | null;
              first_name: string;
              last_name: string;
              phone: string;
              email: string;
            };
            program_id: number | null;
            campaign_id: number | null;
            try_allowed: number;
            try_done: number;
            date_created: number;
            next_try: number | null;
            sendcover: number;
            personalize_fax: number;
            is_deleted: number;
            /** @enum {unknown} */
            is_downloaded: '0' | '1';
            partial: number;
            created_by: number | null;
            last_updated: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putTransmissionsByTransmissionId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          title?: string | null;
          contact_id?: number | null;
          phone?: string | null;
          email?: string | null;
          contact?:
            | ({
                phone?: string | null;
                email?: string | null;
                first_name?: string | null;
                last_name?: string | null;
                contact_id?: number | null;
              } & {
                [key: string]: unknown;
              })
            | null;
          account_id?: number | null;
          try_allowed?: number | null;
          direction?: ('outbound' | 'internal' | 'inbound') | null;
          sendcover?: number;
          personalize_fax?: number;
          /** @enum {unknown} */
          is_read?: '0' | '1';
          /** @enum {unknown} */
          is_print?: '0' | '1';
          /** @enum {unknown} */
          is_downloaded?: '0' | '1';
          user_id?: number | null;
          created_by?: number | null;
          tenant_id?: number | null;
          program_id?: number | null;
          status?: string | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            transmission_id: number;
            tenant_id: number;
            account_id: number | null;
            account_phone: string;
            account_email: string;
            user_id: number | null;
            username: string | null;
            contact_id: number | null;
            contact_phone: string | null;
            contact_email: string | null;
            format: string | null;
            file_name: string | null;
            document_id: number | null;
            status: string;
            response: string;
            response_text: string;
            service_flag: number;
            /** @enum {unknown} */
            is_read: '0' | '1';
            origin: string;
            /** @enum {unknown} */
            direction: 'inbound' | 'outbound' | 'internal';
            title: string;
            last_run: number | null;
            /** @enum {unknown} */
            is_print: '0' | '1';
            pages: number;
            account: {
              account_id: number | null;
              username: string;
              first_name: string;
              last_name: string;
              phone: string;
              email: string;
            };
            contact: {
              contact_id: number | null;
              first_name: string;
              last_name: string;
              phone: string;
              email: string;
            };
            program_id: number | null;
            campaign_id: number | null;
            try_allowed: number;
            try_done: number;
            date_created: number;
            next_try: number | null;
            sendcover: number;
            personalize_fax: number;
            is_deleted: number;
            /** @enum {unknown} */
            is_downloaded: '0' | '1';
            partial: number;
            created_by: number | null;
            last_updated: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteTransmissionsByTransmissionId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTransmissionsByTransmissionIdClone: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postTransmissionsByTransmissionIdClone: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postTransmissionsByTransmissionIdSend: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number | true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postTransmissionsByTransmissionIdRetry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number | true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTransmissionsByTransmissionIdStatus: {
    parameters: {
      query?: {
        verbose?: string;
      };
      header?: never;
      path: {
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | string
            | {
                status: string;
                response: string;
                try_done: number;
                try_allowed: number;
                next_try: number | null;
              };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTransmissionsByTransmissionIdResult: {
    parameters: {
      query?: {
        name?: string;
      };
      header?: never;
      path: {
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            spool_result_id: number;
            application_id: number | null;
            /** @enum {unknown} */
            type: 'application' | 'contact' | 'message' | 'info' | 'error';
            name: string;
            data: string;
            date_created: number;
            spool_id: number;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTransmissionsByTransmissionIdResults: {
    parameters: {
      query?: {
        name?: string;
      };
      header?: never;
      path: {
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            spool_result_id: number;
            application_id: number | null;
            /** @enum {unknown} */
            type: 'application' | 'contact' | 'message' | 'info' | 'error';
            name: string;
            data: string;
            date_created: number;
            spool_id: number;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTransmissionsByTransmissionIdLogs: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            spool_id: number;
            account_id: number | null;
            transmission_id: number;
            status: string;
            response: string;
            response_text: string;
            time_spool: number;
            time_start: number | null;
            time_connect: number | null;
            time_end: number | null;
            amount: number;
            amount_net: number;
            pages: number;
            cost: number;
            rate: number;
            service_flag: number;
            provider_id: number | null;
            destination_id: string | null;
            call_id: string | null;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTransmissionsByTransmissionIdDetail: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            spool_id: number;
            account_id: number | null;
            transmission_id: number;
            status: string;
            response: string;
            response_text: string;
            time_spool: number;
            time_start: number | null;
            time_connect: number | null;
            time_end: number | null;
            amount: number;
            amount_net: number;
            pages: number;
            cost: number;
            rate: number;
            service_flag: number;
            provider_id: number | null;
            destination_id: string | null;
            call_id: string | null;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTransmissionsByTransmissionIdSpools: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            spool_id: number;
            account_id: number | null;
            transmission_id: number;
            status: string;
            response: string;
            response_text: string;
            time_spool: number;
            time_start: number | null;
            time_connect: number | null;
            time_end: number | null;
            amount: number;
            amount_net: number;
            pages: number;
            cost: number;
            rate: number;
            service_flag: number;
            provider_id: number | null;
            destination_id: string | null;
            call_id: string | null;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTransmissionsByTransmissionIdSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            task_id: number;
            type: string;
            action: string;
            data: number;
            /** @description 0 on hold, 1 pending, 2 processed, 3 expired. */
            status: number;
            is_recurring: number;
            due_at: number;
            expiry: number | null;
            last_run: number | null;
            weight: number;
            account_id: number | null;
            year: string | null;
            month: string | null;
            day: string | null;
            weekday: string | null;
            hour: string | null;
            minute: string | null;
            timezone: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putTransmissionsByTransmissionIdSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          year?: string | null;
          month?: string | null;
          day?: string | null;
          weekday?: string | null;
          hour?: string | null;
          minute?: string | null;
          datetime?: string | null;
          timestamp?: number | null;
          delay?: number | null;
          is_recurring?: number;
          expiry?: number | null;
          weight?: number | null;
          timezone?: string | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteTransmissionsByTransmissionIdSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        transmission_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getProgramsByProgramNameTransmissions: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        transmission_id?: string;
        program_id?: string;
        account_id?: string;
        contact_id?: string;
        campaign_id?: string;
        user_id?: string;
        created_by?: string;
        title?: string;
        origin?: string;
        direction?: string;
        response?: string;
        email?: string;
        phone?: string;
        account_email?: string;
        account_phone?: string;
        contact_email?: string;
        contact_phone?: string;
        tenant_id?: string;
        username?: string;
        is_read?: string;
        service_flag?: string;
        status?: string;
        before?: string;
        after?: string;
      };
      header?: never;
      path: {
        program_name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                transmission_id: number;
                tenant_id: number;
                account_id: number | null;
                account_phone: string;
                account_email: string;
                user_id: number | null;
                username: string | null;
                contact_id: number | null;
                contact_phone: string | null;
                contact_email: string | null;
                format: string | null;
                file_name: string | null;
                document_id: number | null;
                status: string;
                response: string;
                response_text: string;
                service_flag: number;
                /** @enum {unknown} */
                is_read: '0' | '1';
                origin: string;
                /** @enum {unknown} */
                direction: 'inbound' | 'outbound' | 'internal';
                title: string;
                last_run: number | null;
                /** @enum {unknown} */
                is_print: '0' | '1';
                pages: number;
                account: {
                  account_id: number | null;
                  username: string;
                  first_name: string;
                  last_name: string;
                  phone: string;
                  email: string;
                };
                contact: {
                  contact_id: number | null;
                  first_name: string;
                  last_name: string;
                  phone: string;
                  email: string;
                };
                program_id: number | null;
                campaign_id: number | null;
                try_allowed: number;
                try_done: number;
                date_created: number;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postProgramsByProgramNameTransmissions: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        program_name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          program_data?: unknown;
          transmission_data?: unknown;
          /** @description False: it is stored and not sent. */
          send?: boolean;
          schedule?: unknown;
        } & {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getBulkFilter: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        transmission_id?: string;
        program_id?: string;
        account_id?: string;
        contact_id?: string;
        campaign_id?: string;
        user_id?: string;
        created_by?: string;
        title?: string;
        origin?: string;
        direction?: string;
        response?: string;
        email?: string;
        phone?: string;
        account_email?: string;
        account_phone?: string;
        contact_email?: string;
        contact_phone?: string;
        tenant_id?: string;
        username?: string;
        is_read?: string;
        service_flag?: string;
        status?: string;
        before?: string;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/zip': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getFeatureCodes: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                dialplan_uuid: string;
                dialplan_name: string;
                /** @description The bare code. */
                dialplan_number: string;
                dialplan_description: string;
                /** @enum {unknown} */
                dialplan_enabled: 'true' | 'false';
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getDialplans: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        dialplan_context?: string;
        app_uuid?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** Format: uuid */
                dialplan_uuid: string;
                domain_uuid: string | null;
                /** Format: uuid */
                app_uuid: string;
                dialplan_context: string;
                dialplan_name: string;
                dialplan_number: string;
                /** @description What decides: a condition on the dialled number. */
                dialplan_destination: string;
                /** @enum {unknown} */
                dialplan_continue: 'true' | 'false';
                dialplan_order: number;
                /** @enum {unknown} */
                dialplan_enabled: 'true' | 'false';
                dialplan_description: string;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getDialplansByDialplanUuid: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        dialplan_uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            dialplan_uuid: string;
            domain_uuid: string | null;
            /** Format: uuid */
            app_uuid: string;
            dialplan_context: string;
            dialplan_name: string;
            dialplan_number: string;
            /** @description What decides: a condition on the dialled number. */
            dialplan_destination: string;
            /** @enum {unknown} */
            dialplan_continue: 'true' | 'false';
            dialplan_order: number;
            /** @enum {unknown} */
            dialplan_enabled: 'true' | 'false';
            dialplan_description: string;
            /** @description FreeSWITCH extension element. */
            dialplan_xml: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRealtime: {
    parameters: {
      query?: {
        tenant_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            channel_count: number;
            registration_count: number;
            channels: {
              uuid: string;
              direction: string;
              /** @description YYYY-MM-DD HH:MM:SS as the tenant’s clock shows it. */
              created: string;
              created_epoch: number;
              name: string;
              state: string;
              cid_name: string;
              cid_num: string;
              dest: string;
              application: string;
              read_codec: string;
              write_codec: string;
              /** @enum {unknown} */
              callstate:
                | 'DOWN'
                | 'DIALING'
                | 'RINGING'
                | 'EARLY'
                | 'ACTIVE'
                | 'HELD'
                | 'RING_WAIT'
                | 'HANGUP'
                | 'UNHELD';
              secure: string;
              ip_addr: string;
              hostname: string;
              bridge_uuid: string | null;
              extension: string;
              tenant_id: number;
            }[];
            registrations: {
              reg_user: string;
              realm: string;
              /** @description Epoch second. */
              expires: number;
              network_ip: string;
              network_port: number;
              transport: string;
              user_agent: string;
              status: string;
              hostname: string;
              contact_count: number;
              ping_ms: number | null;
            }[];
            gateways_raw: string;
            gateways: {
              /** Format: uuid */
              gateway_uuid: string;
              name: string;
              state: string;
              status: string;
              calls_in: number;
              calls_out: number;
            }[];
            queues: {
              /** Format: uuid */
              call_center_queue_uuid: string;
              queue_name: string;
              waiting: number;
              agents: {
                agent_name: string;
                status: string;
                state: string;
              }[];
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRealtimeCounts: {
    parameters: {
      query?: {
        tenant_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            calls: number;
            registrations: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postRealtimeControl: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          action?: string | null;
          channel_uuid?: string | null;
          destination?: string | null;
          leg?: string | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'ok';
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postCallOriginate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          from?: string | null;
          from_ext?: string | null;
          to?: string | null;
          to_number?: string | null;
          /** @description Seconds the extension rings. */
          timeout?: number;
          caller_id_name?: string | null;
          /** @description Ask the phone to answer by itself. */
          auto_answer?: boolean;
          /** @description Super admin only. */
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'queued';
            job_uuid: string;
            from_ext: string;
            to_number: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postCallsSimulate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description An extension of the tenant, else a caller outside. */
          from: string;
          /** @description As dialled; of a caller outside: the DID. */
          to: string;
          at?: string | null;
          domain?: string | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tenant_id: number;
            domain: string;
            at: string;
            plans: {
              /** @description 1: the call as it was dialled. */
              number: number;
              because: {
                plan: number;
                /** @description What happened in that plan: `ring, no_answer`. */
                when: string;
              } | null;
              dialled: string;
              destination: string;
              /** @enum {unknown} */
              direction: 'local' | 'inbound' | 'outbound';
              handled_by: {
                kind: string;
                id: string | null;
              };
              accountcode: string;
              /** @description Each rule that decided, in order, in English. */
              decisions: string[];
              /** @description `decisions` as keys that stay and the values of their texts, to be said in any language. */
              rules: {
                /** @enum {unknown} */
                code:
                  | 'agent_break'
                  | 'agent_login'
                  | 'agent_login_asked'
                  | 'agent_login_with_pin'
                  | 'agent_unknown'
                  | 'call_again_caller'
                  | 'call_again_dialled'
                  | 'call_block_takes'
                  | 'call_flow_code_off'
                  | 'call_flow_off'
                  | 'call_flow_switched'
                  | 'call_flow_switched_with_pin'
                  | 'call_queue_off'
                  | 'call_queue_waits'
                  | 'caller_disabled'
                  | 'caller_is_fax'
                  | 'caller_unknown'
                  | 'code_asks'
                  | 'code_is'
                  | 'code_not_allowed'
                  | 'code_off'
                  | 'conference_closed'
                  | 'conference_entered'
                  | 'conference_off'
                  | 'destination_taken'
                  | 'did_of_system'
                  | 'did_program_answers'
                  | 'did_unknown'
                  | 'directory_offered'
                  | 'eavesdrop_begins'
                  | 'eavesdrop_on_nobody'
                  | 'eavesdrop_on_self'
                  | 'echo'
                  | 'echo_delayed'
                  | 'emergency_by_destination'
                  | 'emergency_by_dialplan'
                  | 'emergency_by_usual_destination'
                  | 'emergency_calls_said'
                  | 'emergency_number'
                  | 'emergency_over_all'
                  | 'emergency_without_provider'
                  | 'extension_disabled'
                  | 'extension_ends'
                  | 'extension_ends_without_destination'
                  | 'extension_forwards'
                  | 'extension_forwards_not'
                  | 'extension_is_fax'
                  | 'extension_rings'
                  | 'extension_screens'
                  | 'extension_undisturbed'
                  | 'fax_detected'
                  | 'follow_me_finds_nobody'
                  | 'follow_me_looks'
                  | 'hears_music'
                  | 'hears_tone'
                  | 'hears_tone_stream'
                  | 'inbound_route_off'
                  | 'leaves_message'
                  | 'leaves_message_after'
                  | 'left_out'
                  | 'left_out_as_forward_ends'
                  | 'mailbox_any_entered'
                  | 'mailbox_entered'
                  | 'mailbox_unknown'
                  | 'meet_joins'
                  | 'meet_own'
                  | 'meet_unknown'
                  | 'menu_answers'
                  | 'menu_answers_with_pin'
                  | 'menu_off'
                  | 'onward_ends'
                  | 'onward_leads'
                  | 'onward_nowhere'
                  | 'outbound_barred'
                  | 'outbound_dialplan_asks_pin'
                  | 'outbound_dialplan_takes'
                  | 'outbound_dialplan_wants_class'
                  | 'outbound_dialplan_wants_pin'
                  | 'outbound_no_route'
                  | 'outbound_premium'
                  | 'outbound_too_short'
                  | 'outbound_without_routes'
                  | 'page_group'
                  | 'page_group_with_pin'
                  | 'page_not_possible'
                  | 'paged'
                  | 'parks'
                  | 'parks_in_slot'
                  | 'own_number_without_mailbox'
                  | 'pickup_group'
                  | 'pickup_number'
                  | 'queue_count_said'
                  | 'queue_unknown'
                  | 'records_prompt'
                  | 'ring_group_nobody'
                  | 'ring_group_off'
                  | 'ring_group_rings'
                  | 'ring_group_unknown'
                  | 'route_tried'
                  | 'route_tried_at_cost'
                  | 'route_wants_class'
                  | 'says_date'
                  | 'says_date_and_time'
                  | 'says_time'
                  | 'setting_changed'
                  | 'speed_dial_is'
                  | 'speed_dial_unknown'
                  | 'subscription_suspended_in'
                  | 'subscription_suspended_out'
                  | 'tenant_suspended'
                  | 'time_condition_off'
                  | 'transferred_too_often'
                  | 'unknown_number'
                  | 'wake_up_ordered'
                  | 'woken'
                  | 'withheld'
                  | 'who_call_block'
                  | 'who_call_flow_alternate'
                  | 'who_call_flow_normal'
                  | 'who_call_queue'
                  | 'who_call_queue_unserved'
                  | 'who_follow_me'
                  | 'who_inbound_route'
                  | 'who_parker_mailbox'
                  | 'who_ring_group'
                  | 'who_ring_group_diverted'
                  | 'who_ring_group_left'
                  | 'who_ring_group_unanswered'
                  | 'who_time_condition_closed'
                  | 'who_time_condition_open'
                  | 'who_time_condition_rule'
                  | 'block_busy'
                  | 'block_hangup'
                  | 'block_hold'
                  | 'block_reject'
                  | 'block_transfer'
                  | 'block_voicemail'
                  | 'calls_above_limit'
                  | 'calls_all'
                  | 'calls_busy'
                  | 'calls_from'
                  | 'calls_from_withheld'
                  | 'calls_to'
                  | 'calls_unanswered'
                  | 'calls_unregistered'
                  | 'end_sound'
                  | 'end_unknown_uuid'
                  | 'end_unreadable'
                  | 'end_without_destination'
                  | 'why_calling'
                  | 'why_disabled'
                  | 'why_fax'
                  | 'why_forwarded_before'
                  | 'why_forwarded_often'
                  | 'why_forwards_to_itself'
                  | 'why_itself'
                  | 'why_outside'
                  | 'why_takes_no_calls'
                  | 'why_too_deep'
                  | 'why_undisturbed'
                  | 'cost_unknown'
                  | 'group_none'
                  | 'how_alone'
                  | 'how_in_turn'
                  | 'how_side_by_side'
                  | 'options_none'
                  | 'order_cost'
                  | 'order_weight'
                  | 'setting_do_not_disturb'
                  | 'setting_follow_me'
                  | 'setting_forward_all'
                  | 'setting_ring_group_forward'
                  | 'state_off'
                  | 'state_on'
                  | 'state_other'
                  | 'when_first'
                  | 'when_later'
                  | 'whose_shared'
                  | 'whose_tenant';
                values: {
                  [key: string]:
                    | (string | number)
                    | {
                        /** @enum {unknown} */
                        code:
                          | 'agent_break'
                          | 'agent_login'
                          | 'agent_login_asked'
                          | 'agent_login_with_pin'
                          | 'agent_unknown'
                          | 'call_again_caller'
                          | 'call_again_dialled'
                          | 'call_block_takes'
                          | 'call_flow_code_off'
                          | 'call_flow_off'
                          | 'call_flow_switched'
                          | 'call_flow_switched_with_pin'
                          | 'call_queue_off'
                          | 'call_queue_waits'
                          | 'caller_disabled'
                          | 'caller_is_fax'
                          | 'caller_unknown'
                          | 'code_asks'
                          | 'code_is'
                          | 'code_not_allowed'
                          | 'code_off'
                          | 'conference_closed'
                          | 'conference_entered'
                          | 'conference_off'
                          | 'destination_taken'
                          | 'did_of_system'
                          | 'did_program_answers'
                          | 'did_unknown'
                          | 'directory_offered'
                          | 'eavesdrop_begins'
                          | 'eavesdrop_on_nobody'
                          | 'eavesdrop_on_self'
                          | 'echo'
                          | 'echo_delayed'
                          | 'emergency_by_destination'
                          | 'emergency_by_dialplan'
                          | 'emergency_by_usual_destination'
                          | 'emergency_calls_said'
                          | 'emergency_number'
                          | 'emergency_over_all'
                          | 'emergency_without_provider'
                          | 'extension_disabled'
                          | 'extension_ends'
                          | 'extension_ends_without_destination'
                          | 'extension_forwards'
                          | 'extension_forwards_not'
                          | 'extension_is_fax'
                          | 'extension_rings'
                          | 'extension_screens'
                          | 'extension_undisturbed'
                          | 'fax_detected'
                          | 'follow_me_finds_nobody'
                          | 'follow_me_looks'
                          | 'hears_music'
                          | 'hears_tone'
                          | 'hears_tone_stream'
                          | 'inbound_route_off'
                          | 'leaves_message'
                          | 'leaves_message_after'
                          | 'left_out'
                          | 'left_out_as_forward_ends'
                          | 'mailbox_any_entered'
                          | 'mailbox_entered'
                          | 'mailbox_unknown'
                          | 'meet_joins'
                          | 'meet_own'
                          | 'meet_unknown'
                          | 'menu_answers'
                          | 'menu_answers_with_pin'
                          | 'menu_off'
                          | 'onward_ends'
                          | 'onward_leads'
                          | 'onward_nowhere'
                          | 'outbound_barred'
                          | 'outbound_dialplan_asks_pin'
                          | 'outbound_dialplan_takes'
                          | 'outbound_dialplan_wants_class'
                          | 'outbound_dialplan_wants_pin'
                          | 'outbound_no_route'
                          | 'outbound_premium'
                          | 'outbound_too_short'
                          | 'outbound_without_routes'
                          | 'page_group'
                          | 'page_group_with_pin'
                          | 'page_not_possible'
                          | 'paged'
                          | 'parks'
                          | 'parks_in_slot'
                          | 'own_number_without_mailbox'
                          | 'pickup_group'
                          | 'pickup_number'
                          | 'queue_count_said'
                          | 'queue_unknown'
                          | 'records_prompt'
                          | 'ring_group_nobody'
                          | 'ring_group_off'
                          | 'ring_group_rings'
                          | 'ring_group_unknown'
                          | 'route_tried'
                          | 'route_tried_at_cost'
                          | 'route_wants_class'
                          | 'says_date'
                          | 'says_date_and_time'
                          | 'says_time'
                          | 'setting_changed'
                          | 'speed_dial_is'
                          | 'speed_dial_unknown'
                          | 'subscription_suspended_in'
                          | 'subscription_suspended_out'
                          | 'tenant_suspended'
                          | 'time_condition_off'
                          | 'transferred_too_often'
                          | 'unknown_number'
                          | 'wake_up_ordered'
                          | 'woken'
                          | 'withheld'
                          | 'who_call_block'
                          | 'who_call_flow_alternate'
                          | 'who_call_flow_normal'
                          | 'who_call_queue'
                          | 'who_call_queue_unserved'
                          | 'who_follow_me'
                          | 'who_inbound_route'
                          | 'who_parker_mailbox'
                          | 'who_ring_group'
                          | 'who_ring_group_diverted'
                          | 'who_ring_group_left'
                          | 'who_ring_group_unanswered'
                          | 'who_time_condition_closed'
                          | 'who_time_condition_open'
                          | 'who_time_condition_rule'
                          | 'block_busy'
                          | 'block_hangup'
                          | 'block_hold'
                          | 'block_reject'
                          | 'block_transfer'
                          | 'block_voicemail'
                          | 'calls_above_limit'
                          | 'calls_all'
                          | 'calls_busy'
                          | 'calls_from'
                          | 'calls_from_withheld'
                          | 'calls_to'
                          | 'calls_unanswered'
                          | 'calls_unregistered'
                          | 'end_sound'
                          | 'end_unknown_uuid'
                          | 'end_unreadable'
                          | 'end_without_destination'
                          | 'why_calling'
                          | 'why_disabled'
                          | 'why_fax'
                          | 'why_forwarded_before'
                          | 'why_forwarded_often'
                          | 'why_forwards_to_itself'
                          | 'why_itself'
                          | 'why_outside'
                          | 'why_takes_no_calls'
                          | 'why_too_deep'
                          | 'why_undisturbed'
                          | 'cost_unknown'
                          | 'group_none'
                          | 'how_alone'
                          | 'how_in_turn'
                          | 'how_side_by_side'
                          | 'options_none'
                          | 'order_cost'
                          | 'order_weight'
                          | 'setting_do_not_disturb'
                          | 'setting_follow_me'
                          | 'setting_forward_all'
                          | 'setting_ring_group_forward'
                          | 'state_off'
                          | 'state_on'
                          | 'state_other'
                          | 'when_first'
                          | 'when_later'
                          | 'whose_shared'
                          | 'whose_tenant';
                        values: {
                          [key: string]: string | number;
                        };
                      };
                };
              }[];
              steps: {
                step: string;
                destination: string | null;
                cause: string | null;
              }[];
            }[];
            /** @description More would follow than is shown. */
            cut: boolean;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCallsByCallIdTrace: {
    parameters: {
      query?: {
        format?: 'json' | 'pcap';
      };
      header?: never;
      path: {
        call_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            call_id: string;
            tenant_id: number | null;
            /** @description Messages that a bound on one call’s trace has cost. */
            messages_left_out: number;
            legs: {
              uuid: string;
              /** @enum {unknown} */
              leg: 'a' | 'b';
              extension_uuid: string | null;
              extension: string;
              caller_number: string;
              destination: string;
              /** @description ISO 8601, UTC, milliseconds. */
              start_time: string;
              answer_time: string | null;
              end_time: string | null;
              hangup_cause: string | null;
              codec: string;
              remote_media_ip: string;
              media: {
                packets_received: number;
                packets_sent: number;
                packets_lost: number;
                jitter_ms: number;
                round_trip_ms: number | null;
                mos: number | null;
              } | null;
            }[];
            messages: {
              /** @description ISO 8601, UTC, milliseconds. */
              time: string;
              /** @enum {unknown} */
              direction: 'received' | 'sent';
              /** @enum {unknown} */
              transport: 'udp' | 'tcp' | 'tls' | 'ws' | 'wss';
              /** @description address:port */
              source: string;
              /** @description address:port */
              destination: string;
              /** @description Of a response: the method it answers. */
              method: string;
              status: number | null;
              reason: string;
              sip_call_id: string;
              leg_uuid: string | null;
              /** @description The message, credentials and media keys masked. */
              raw: string;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSpools: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        user_id?: number;
        created_by?: number;
        origin?: string;
        campaign_id?: number;
        direction?: 'inbound' | 'outbound' | 'internal';
        service_flag?: number;
        monthly?: boolean;
        from?: number;
        to?: number;
        /** @description Default: completed. */
        status?: 'queued' | 'started' | 'connected' | 'completed' | 'failed' | 'invalid';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                spool_id: number | null;
                time_start: number | null;
                time_connect: number | null;
                time_end: number | null;
                start_at: string | null;
                connect_at: string | null;
                end_at: string | null;
                company: string;
                created_by: number | null;
                amount: number;
                cost: number;
                status: string;
                transmission_id: number;
                direction: string;
                contact_id: number | null;
                account_id: number | null;
                contact_phone: string | null;
                username: string | null;
                account_phone: string | null;
                pages: number;
                first_name: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSpoolsCdrLegacy: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        user_id?: number;
        created_by?: number;
        origin?: string;
        campaign_id?: number;
        direction?: 'inbound' | 'outbound' | 'internal';
        service_flag?: number;
        monthly?: boolean;
        from?: number;
        to?: number;
        /** @description Default: completed. */
        status?: 'queued' | 'started' | 'connected' | 'completed' | 'failed' | 'invalid';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                spool_id: number | null;
                time_start: number | null;
                time_connect: number | null;
                time_end: number | null;
                start_at: string | null;
                connect_at: string | null;
                end_at: string | null;
                company: string;
                created_by: number | null;
                amount: number;
                cost: number;
                status: string;
                transmission_id: number;
                direction: string;
                contact_id: number | null;
                account_id: number | null;
                contact_phone: string | null;
                username: string | null;
                account_phone: string | null;
                pages: number;
                first_name: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSpoolsCsv: {
    parameters: {
      query?: {
        tenant_id?: number;
        user_id?: number;
        created_by?: number;
        origin?: string;
        campaign_id?: number;
        direction?: 'inbound' | 'outbound' | 'internal';
        service_flag?: number;
        monthly?: boolean;
        from?: number;
        to?: number;
        /** @description Default: completed. */
        status?: 'queued' | 'started' | 'connected' | 'completed' | 'failed' | 'invalid';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSpoolsCdrLegacyCsv: {
    parameters: {
      query?: {
        tenant_id?: number;
        user_id?: number;
        created_by?: number;
        origin?: string;
        campaign_id?: number;
        direction?: 'inbound' | 'outbound' | 'internal';
        service_flag?: number;
        monthly?: boolean;
        from?: number;
        to?: number;
        /** @description Default: completed. */
        status?: 'queued' | 'started' | 'connected' | 'completed' | 'failed' | 'invalid';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSpoolsstat: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        user_id?: number;
        created_by?: number;
        origin?: string;
        campaign_id?: number;
        direction?: 'inbound' | 'outbound' | 'internal';
        service_flag?: number;
        monthly?: boolean;
        from?: number;
        to?: number;
        /** @description One or several, by comma; default: completed. */
        status?: string;
        /** @description One or several, by comma. */
        account_id?: string;
        /** @description Of inbound ones. */
        is_read?: '0' | '1';
        tenant_unique_id?: string;
        user_unique_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                spool_id: number | null;
                time_start: number | null;
                time_connect: number | null;
                time_end: number | null;
                start_at: string | null;
                connect_at: string | null;
                end_at: string | null;
                company: string;
                created_by: number | null;
                amount: number;
                cost: number;
                status: string;
                transmission_id: number;
                direction: string;
                contact_id: number | null;
                account_id: number | null;
                contact_phone: string | null;
                username: string | null;
                account_phone: string | null;
                pages: number;
                response: string;
                mapped_response?: string;
                try_allowed: number;
                try_done: number;
                tags: string;
                plan: string | null;
                coverpage: string;
                codec: string | null;
                user_tenant_uid: string;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getStat: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        user_id?: number;
        created_by?: number;
        origin?: string;
        campaign_id?: number;
        direction?: 'inbound' | 'outbound' | 'internal';
        service_flag?: number;
        monthly?: boolean;
        from?: number;
        to?: number;
        /** @description One or several, by comma; default: completed. */
        status?: string;
        /** @description One or several, by comma. */
        account_id?: string;
        /** @description Of inbound ones. */
        is_read?: '0' | '1';
        tenant_unique_id?: string;
        user_unique_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                spool_id: number | null;
                time_start: number | null;
                time_connect: number | null;
                time_end: number | null;
                start_at: string | null;
                connect_at: string | null;
                end_at: string | null;
                company: string;
                created_by: number | null;
                amount: number;
                cost: number;
                status: string;
                transmission_id: number;
                direction: string;
                contact_id: number | null;
                account_id: number | null;
                contact_phone: string | null;
                username: string | null;
                account_phone: string | null;
                pages: number;
                response: string;
                mapped_response?: string;
                try_allowed: number;
                try_done: number;
                tags: string;
                plan: string | null;
                coverpage: string;
                codec: string | null;
                user_tenant_uid: string;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSpoolsStat: {
    parameters: {
      query?: {
        tenant_id?: number;
        user_id?: number;
        created_by?: number;
        origin?: string;
        campaign_id?: number;
        direction?: 'inbound' | 'outbound' | 'internal';
        service_flag?: number;
        monthly?: boolean;
        from?: number;
        to?: number;
        /** @description One or several, by comma; default: completed. */
        status?: string;
        /** @description One or several, by comma. */
        account_id?: string;
        /** @description Of inbound ones. */
        is_read?: '0' | '1';
        tenant_unique_id?: string;
        user_unique_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getStatCsv: {
    parameters: {
      query?: {
        tenant_id?: number;
        user_id?: number;
        created_by?: number;
        origin?: string;
        campaign_id?: number;
        direction?: 'inbound' | 'outbound' | 'internal';
        service_flag?: number;
        monthly?: boolean;
        from?: number;
        to?: number;
        /** @description One or several, by comma; default: completed. */
        status?: string;
        /** @description One or several, by comma. */
        account_id?: string;
        /** @description Of inbound ones. */
        is_read?: '0' | '1';
        tenant_unique_id?: string;
        user_unique_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSpoolsBySpoolIdStatus: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        spool_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSpoolsBySpoolIdResult: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        spool_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            spool_result_id: number;
            application_id: number | null;
            /** @enum {unknown} */
            type: 'application' | 'contact' | 'message' | 'info' | 'error';
            name: string;
            data: string;
            date_created: number;
            spool_id: number;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSpoolsBySpoolIdResults: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        spool_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            spool_result_id: number;
            application_id: number | null;
            /** @enum {unknown} */
            type: 'application' | 'contact' | 'message' | 'info' | 'error';
            name: string;
            data: string;
            date_created: number;
            spool_id: number;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getStatistics: {
    parameters: {
      query?: {
        date_created?: number;
        since?: number;
        from?: number;
        tenant_id?: number;
        user_id?: number;
        created_by?: number;
        service_flag?: number;
        account_type?: string;
        direction?: string;
        status?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            user_total?: number;
            tenant_total?: number;
            account_total?: number;
            did_total?: number;
            campaign_total?: number;
            campaign_active?: number;
            group_total?: number;
            contact_total?: number;
            transmission_total?: number;
            transmission_active?: number;
            transmission_inbound: number;
            transmission_outbound: number;
            spool_total?: number;
            spool_success?: number;
            spool_failed?: number;
            daily_limit: number;
            daily_sent: number;
            monthly_limit: number;
            monthly_sent: number;
            dashboard_cards?: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getPbxStatistics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            extensions: number;
            devices: number;
            ring_groups: number;
            call_queues: number;
            ivr_menus: number;
            voicemails: number;
            conferences: number;
            gateways: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSoftphone: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description SIP over WebSocket (RFC 7118). */
            websocket_url: string;
            sip_domain: string | null;
            /** @description Enabled voice extensions linked to the caller. */
            extensions: {
              /** Format: uuid */
              extension_uuid: string;
              /** @description Number and SIP user name. */
              extension: string;
              display_name: string;
              sip_uri: string;
              /** @description For admins and tenant admins alone, as of any extension. */
              password?: string;
              login: {
                /** @description Name for digest authentication. */
                user: string;
                password: string;
                /** @description ISO 8601, UTC. */
                expires_at: string;
              } | null;
            }[];
            /** @description As RTCConfiguration.iceServers takes it. */
            ice_servers: {
              urls: string[];
              username?: string;
              credential?: string;
            }[];
            expires_at: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSoftphoneDirectory: {
    parameters: {
      query?: {
        /** @description Part of a number or name; empty: all. */
        search?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            extension: string;
            /** @description Empty: it has none. */
            name: string;
          }[];
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Base of links in mails, of JWT issuer and view URLs, without a trailing slash. */
            public_url: string;
            /** @description Origins that browsers may call from, as a comma list; empty = same origin, * = all. */
            cors_origins: string;
            /** @description Seconds a token lives. */
            token_expiry: number;
            /** @description Seconds a token lives with "remember me". */
            token_expiry_remember: number;
            /** @description Minutes a password reset code lives. */
            reset_code_minutes: number;
            /** @description Failed logins a minute from one address; 0 = off. */
            login_rate_ip: number;
            /** @description Failed logins a minute on one name; 0 = off. */
            login_rate_name: number;
            /** @description Requests a minute of one tenant, unless he has a value of his own; 0 = none. */
            api_rate_limit: number;
            /** @description Days activities are kept; 0 = for ever. */
            activity_days: number;
            /** @description Days call records are kept; 0 = for ever. */
            'cdr.retention_days': number;
            /** @description Days recordings of calls are kept; 0 = as long as their records. */
            recording_days: number;
            /** @description Room for recordings of calls: beyond it the oldest are deleted, within the hour; 0 = no bound. */
            recording_gigabytes: number;
            /** @description ISO 4217 code of all amounts. */
            currency: string;
            /**
             * @description What happens to a call that no rate covers.
             * @enum {unknown}
             */
            no_rate: 'allow' | 'deny';
            /** @description Ask for credit before included units. */
            billing_require_credit: boolean;
            /** @description Numbers that always pass, as a comma list. */
            emergency_numbers: string;
            /** @description Beginnings of premium numbers, as a comma list: tenants call none of them unless they allow it. */
            premium_prefixes: string;
            /** @description Seconds between tries of a fax. */
            retry_interval: number;
            /**
             * @description Sender of notices about faxes sent by mail.
             * @enum {unknown}
             */
            reply_account: 'default' | 'company';
            company_account_id: number | null;
            /** @description Domain of mail addresses of the platform. */
            mail_domain: string;
            /** @description Sender of mails. */
            mail_from: string;
            /** @description Variables of provisioning templates for all tenants. */
            provision: {
              [key: string]: string | number | boolean;
            };
            /** @description Identity providers of single sign-on may have private addresses, and http on loopback. */
            sso_private_issuers: boolean;
            /** @description Webhooks may call loopback and private addresses. */
            webhook_private_targets: boolean;
            /** @description Homer server that gets a copy of all SIP messages by HEP3 over UDP, as host:port; empty = none. */
            hep_target: string;
            /** @description SIP messages a second from one address, bursts twice as many; 0 = no limit. */
            sip_message_rate: number;
            /** @description New SIP connections a second from one address, bursts ten times as many; 0 = no limit. */
            sip_connection_rate: number;
            /** @description STUN and TURN servers that browser phones are given, each with credentials of its own if any. */
            ice_servers: {
              /** @description stun:, stuns:, turn: and turns: URLs. */
              urls: string[];
              username?: string;
              credential?: string;
            }[];
            /** @description TURN servers that share turn_secret with us, as a comma list of turn: and turns: URLs; empty = none. */
            turn_urls: string;
            /** @description What time-limited TURN credentials are signed with; empty = none are made. */
            turn_secret: string;
            /** @description Seconds time-limited TURN credentials live. */
            turn_ttl: number;
            /** @description Where messages of mailboxes that want it are sent to be written down: a form with file, model and response_format, answered {"text"}; empty = nowhere. */
            transcription_url: string;
            /** @description Sent there as a Bearer token; empty = none. */
            transcription_api_key: string;
            /** @description Model that is asked for there. */
            transcription_model: string;
            /** @description It may have a private address, and http on loopback. */
            transcription_private_target: boolean;
            /**
             * @description Whether the integration API refuses plain HTTP; auto: where the server has a certificate, or a proxy says so.
             * @enum {unknown}
             */
            'integration.require_tls': 'auto' | 'always' | 'never';
            /** @description The integration API takes loopback addresses that are not on its whitelist. */
            'integration.allow_loopback': boolean;
            /** @description Super administrators may log in to the integration API by user name and password. */
            'integration.allow_portal_admin': boolean;
            /** @description The integration API also answers at the historical paths of its older consumers. */
            'integration.legacy_paths': boolean;
            /** @description Requests a minute to the integration API, of each identity. */
            'integration.rate_standard': number;
            /** @description Exports, imports and billing runs a minute, of each identity. */
            'integration.rate_cdr_export': number;
            /** @description Requests a minute about gateways, of each identity. */
            'integration.rate_gateway': number;
            /** @description Failed authentications within ten minutes that lock an identity for one address. */
            'integration.lockout_failures': number;
            /** @description Minutes such a lock lasts. */
            'integration.lockout_minutes': number;
            /** @description Failed authentications within ten minutes after which an address has to wait. */
            'integration.lockout_address_failures': number;
            /** @description Days the audit log of the integration API is kept. */
            'integration.audit_days': number;
            /** @description Hours an export can be downloaded. */
            'integration.export_ttl_hours': number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          public_url?: string | null;
          cors_origins?: string | null;
          token_expiry?: number | null;
          token_expiry_remember?: number | null;
          reset_code_minutes?: number | null;
          login_rate_ip?: number | null;
          login_rate_name?: number | null;
          api_rate_limit?: number | null;
          activity_days?: number | null;
          'cdr.retention_days'?: number | null;
          recording_days?: number | null;
          recording_gigabytes?: number | null;
          currency?: string | null;
          no_rate?: ('allow' | 'deny') | null;
          billing_require_credit?: boolean | null;
          emergency_numbers?: string | null;
          premium_prefixes?: string | null;
          retry_interval?: number | null;
          reply_account?: ('default' | 'company') | null;
          company_account_id?: number | null;
          mail_domain?: string | null;
          mail_from?: string | null;
          provision?: {
            [key: string]: string | number | boolean;
          } | null;
          sso_private_issuers?: boolean | null;
          webhook_private_targets?: boolean | null;
          hep_target?: string | null;
          sip_message_rate?: number | null;
          sip_connection_rate?: number | null;
          ice_servers?:
            | {
                /** @description stun:, stuns:, turn: and turns: URLs. */
                urls: string[];
                username?: string;
                credential?: string;
              }[]
            | null;
          turn_urls?: string | null;
          turn_secret?: string | null;
          turn_ttl?: number | null;
          transcription_url?: string | null;
          transcription_api_key?: string | null;
          transcription_model?: string | null;
          transcription_private_target?: boolean | null;
          'integration.require_tls'?: ('auto' | 'always' | 'never') | null;
          'integration.allow_loopback'?: boolean | null;
          'integration.allow_portal_admin'?: boolean | null;
          'integration.legacy_paths'?: boolean | null;
          'integration.rate_standard'?: number | null;
          'integration.rate_cdr_export'?: number | null;
          'integration.rate_gateway'?: number | null;
          'integration.lockout_failures'?: number | null;
          'integration.lockout_minutes'?: number | null;
          'integration.lockout_address_failures'?: number | null;
          'integration.audit_days'?: number | null;
          'integration.export_ttl_hours'?: number | null;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Base of links in mails, of JWT issuer and view URLs, without a trailing slash. */
            public_url: string;
            /** @description Origins that browsers may call from, as a comma list; empty = same origin, * = all. */
            cors_origins: string;
            /** @description Seconds a token lives. */
            token_expiry: number;
            /** @description Seconds a token lives with "remember me". */
            token_expiry_remember: number;
            /** @description Minutes a password reset code lives. */
            reset_code_minutes: number;
            /** @description Failed logins a minute from one address; 0 = off. */
            login_rate_ip: number;
            /** @description Failed logins a minute on one name; 0 = off. */
            login_rate_name: number;
            /** @description Requests a minute of one tenant, unless he has a value of his own; 0 = none. */
            api_rate_limit: number;
            /** @description Days activities are kept; 0 = for ever. */
            activity_days: number;
            /** @description Days call records are kept; 0 = for ever. */
            'cdr.retention_days': number;
            /** @description Days recordings of calls are kept; 0 = as long as their records. */
            recording_days: number;
            /** @description Room for recordings of calls: beyond it the oldest are deleted, within the hour; 0 = no bound. */
            recording_gigabytes: number;
            /** @description ISO 4217 code of all amounts. */
            currency: string;
            /**
             * @description What happens to a call that no rate covers.
             * @enum {unknown}
             */
            no_rate: 'allow' | 'deny';
            /** @description Ask for credit before included units. */
            billing_require_credit: boolean;
            /** @description Numbers that always pass, as a comma list. */
            emergency_numbers: string;
            /** @description Beginnings of premium numbers, as a comma list: tenants call none of them unless they allow it. */
            premium_prefixes: string;
            /** @description Seconds between tries of a fax. */
            retry_interval: number;
            /**
             * @description Sender of notices about faxes sent by mail.
             * @enum {unknown}
             */
            reply_account: 'default' | 'company';
            company_account_id: number | null;
            /** @description Domain of mail addresses of the platform. */
            mail_domain: string;
            /** @description Sender of mails. */
            mail_from: string;
            /** @description Variables of provisioning templates for all tenants. */
            provision: {
              [key: string]: string | number | boolean;
            };
            /** @description Identity providers of single sign-on may have private addresses, and http on loopback. */
            sso_private_issuers: boolean;
            /** @description Webhooks may call loopback and private addresses. */
            webhook_private_targets: boolean;
            /** @description Homer server that gets a copy of all SIP messages by HEP3 over UDP, as host:port; empty = none. */
            hep_target: string;
            /** @description SIP messages a second from one address, bursts twice as many; 0 = no limit. */
            sip_message_rate: number;
            /** @description New SIP connections a second from one address, bursts ten times as many; 0 = no limit. */
            sip_connection_rate: number;
            /** @description STUN and TURN servers that browser phones are given, each with credentials of its own if any. */
            ice_servers: {
              /** @description stun:, stuns:, turn: and turns: URLs. */
              urls: string[];
              username?: string;
              credential?: string;
            }[];
            /** @description TURN servers that share turn_secret with us, as a comma list of turn: and turns: URLs; empty = none. */
            turn_urls: string;
            /** @description What time-limited TURN credentials are signed with; empty = none are made. */
            turn_secret: string;
            /** @description Seconds time-limited TURN credentials live. */
            turn_ttl: number;
            /** @description Where messages of mailboxes that want it are sent to be written down: a form with file, model and response_format, answered {"text"}; empty = nowhere. */
            transcription_url: string;
            /** @description Sent there as a Bearer token; empty = none. */
            transcription_api_key: string;
            /** @description Model that is asked for there. */
            transcription_model: string;
            /** @description It may have a private address, and http on loopback. */
            transcription_private_target: boolean;
            /**
             * @description Whether the integration API refuses plain HTTP; auto: where the server has a certificate, or a proxy says so.
             * @enum {unknown}
             */
            'integration.require_tls': 'auto' | 'always' | 'never';
            /** @description The integration API takes loopback addresses that are not on its whitelist. */
            'integration.allow_loopback': boolean;
            /** @description Super administrators may log in to the integration API by user name and password. */
            'integration.allow_portal_admin': boolean;
            /** @description The integration API also answers at the historical paths of its older consumers. */
            'integration.legacy_paths': boolean;
            /** @description Requests a minute to the integration API, of each identity. */
            'integration.rate_standard': number;
            /** @description Exports, imports and billing runs a minute, of each identity. */
            'integration.rate_cdr_export': number;
            /** @description Requests a minute about gateways, of each identity. */
            'integration.rate_gateway': number;
            /** @description Failed authentications within ten minutes that lock an identity for one address. */
            'integration.lockout_failures': number;
            /** @description Minutes such a lock lasts. */
            'integration.lockout_minutes': number;
            /** @description Failed authentications within ten minutes after which an address has to wait. */
            'integration.lockout_address_failures': number;
            /** @description Days the audit log of the integration API is kept. */
            'integration.audit_days': number;
            /** @description Hours an export can be downloaded. */
            'integration.export_ttl_hours': number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCountry: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        country_id?: number;
        timezone_id?: number;
        region_id?: string;
        name?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** @description ISO 3166-1 numeric. */
                country_id: number;
                name: string;
                dialing_code: string | null;
                timezone_id: number | null;
                region_id: string;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCountryByCountryId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        country_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description ISO 3166-1 numeric. */
            country_id: number;
            name: string;
            dialing_code: string | null;
            timezone_id: number | null;
            region_id: string;
            iso_code_2: string;
            iso_code_3: string;
            ndd: string | null;
            idd: string | null;
            locallenght: number | null;
            timezone_dst: number | null;
            language_id: string | null;
            currency_id: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRegion: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                region_id: string;
                name: string;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getRegionByRegionId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        region_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            region_id: string;
            name: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTimezone: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** @description Seconds east of UTC. */
                timezone_id: number;
                name: string;
                /** @description The name with the local time of the moment. */
                timezone: string;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getTimezoneByTimezoneId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        timezone_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Seconds east of UTC. */
            timezone_id: number;
            name: string;
            /** @description The name with the local time of the moment. */
            timezone: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getServices: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                service_flag: number;
                name: string;
                /** @description 1 second, 2 page of a fax, 3 segment of a message, 4 page of a mail. */
                unit_id: number;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getAudit: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        user_id?: number;
        resource?: string;
        resource_id?: string;
        action?: string;
        /** @description Epoch seconds, inclusive. */
        from?: number;
        /** @description Epoch seconds, inclusive. */
        to?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                audit_id: number;
                /** Format: date-time */
                at: string;
                tenant_id: number | null;
                user_id: number | null;
                username: string;
                impersonator_id: number | null;
                api_key_id: number | null;
                ip_address: string;
                method: string;
                path: string;
                resource: string;
                resource_id: string;
                action: string;
                before: unknown | null;
                after: unknown | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getAuditCsv: {
    parameters: {
      query?: {
        tenant_id?: number;
        user_id?: number;
        resource?: string;
        resource_id?: string;
        action?: string;
        /** @description Epoch seconds, inclusive. */
        from?: number;
        /** @description Epoch seconds, inclusive. */
        to?: number;
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getEvents: {
    parameters: {
      query?: {
        /** @description Comma list of names or area.*: cdr.created, config.changed, voicemail.new, voicemail.changed, voicemail.deleted, user.status, emergency.call, billing.low_credit, billing.no_credit, billing.fraud_alarm, billing.premium_alarm, billing.usage_warning, fax.queued, fax.sending, fax.completed, fax.failed, fax.received, sms.queued, sms.sent, sms.failed, sms.received, campaign.started, campaign.paused, campaign.completed, campaign.broken, registration.added, registration.removed, channel.created, channel.ringing, channel.answered, channel.held, channel.resumed, channel.bridged, channel.hangup, queue.joined, queue.offered, queue.answered, queue.left, queue.agent_status, conference.started, conference.joined, conference.changed, conference.left, conference.ended, rates.import, contacts.import, campaign.progress, provider.state. */
        types?: string;
        /** @description Events of one tenant only. */
        tenant_id?: number;
        /** @description Replay kept events after this event_id, like Last-Event-ID. */
        since?: number;
        /** @description The token, where no header can be sent. */
        access_token?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Frames with id, event and data. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getWs: {
    parameters: {
      query?: {
        /** @description The caller’s; closed with 4401 if bad. */
        token?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 101: messages `{"module":"user"|"sendfax","0":{…}}`; 426 without an upgrade. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getWebhooks: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        url?: string;
        description?: string;
        active?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                webhook_id: number;
                tenant_id: number | null;
                /** @description http or https. */
                url: string;
                /** @description Names of events, or area.*. */
                events: string[];
                description: string | null;
                active: number;
                last_status: number | null;
                last_at: string | null;
                date_created: number;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postWebhooks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description http or https. */
          url: string;
          /** @description Names of events, or area.*. */
          events: string[];
          description?: string | null;
          active?: number;
          /** @description Super admins only; absent: the events of all tenants. */
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            webhook_id: number;
            /** @description Signs the requests. Shown here and by rotate only. */
            secret: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getWebhooksByWebhookId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        webhook_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            webhook_id: number;
            tenant_id: number | null;
            /** @description http or https. */
            url: string;
            /** @description Names of events, or area.*. */
            events: string[];
            description: string | null;
            active: number;
            last_status: number | null;
            last_at: string | null;
            date_created: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  putWebhooksByWebhookId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        webhook_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description http or https. */
          url?: string;
          /** @description Names of events, or area.*. */
          events?: string[];
          description?: string | null;
          active?: number;
          tenant_id?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            webhook_id: number;
            tenant_id: number | null;
            /** @description http or https. */
            url: string;
            /** @description Names of events, or area.*. */
            events: string[];
            description: string | null;
            active: number;
            last_status: number | null;
            last_at: string | null;
            date_created: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  deleteWebhooksByWebhookId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        webhook_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': true;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postWebhooksByWebhookIdRotate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        webhook_id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description How long the secrets before sign yet.
           * @default 24
           */
          overlap_hours?: number;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            secret: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getWebhooksByWebhookIdDeliveries: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        status?: 'pending' | 'delivered' | 'failed';
        /** @description A name, or area.*. */
        type?: string;
        /** @description Epoch seconds or ISO 8601, inclusive. */
        from?: string;
        /** @description Epoch seconds or ISO 8601, inclusive. */
        to?: string;
      };
      header?: never;
      path: {
        webhook_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                delivery_id: number;
                event_id: number;
                type: string;
                /** @enum {unknown} */
                status: 'pending' | 'delivered' | 'failed';
                attempts: number;
                http_status: number | null;
                error: string | null;
                duration_ms: number | null;
                /** Format: date-time */
                created_at: string;
                next_attempt_at: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getWebhooksByWebhookIdDeliveriesByDeliveryId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        webhook_id: number;
        delivery_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            delivery_id: number;
            event_id: number;
            type: string;
            /** @enum {unknown} */
            status: 'pending' | 'delivered' | 'failed';
            attempts: number;
            http_status: number | null;
            error: string | null;
            duration_ms: number | null;
            /** Format: date-time */
            created_at: string;
            next_attempt_at: string | null;
            request_body: string;
            response_body: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postWebhooksByWebhookIdDeliveriesByDeliveryIdRedeliver: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        webhook_id: number;
        delivery_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            delivery_id: number;
            event_id: number;
            type: string;
            /** @enum {unknown} */
            status: 'pending' | 'delivered' | 'failed';
            attempts: number;
            http_status: number | null;
            error: string | null;
            duration_ms: number | null;
            /** Format: date-time */
            created_at: string;
            next_attempt_at: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postWebhooksByWebhookIdTest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        webhook_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            delivery_id: number;
            event_id: number;
            type: string;
            /** @enum {unknown} */
            status: 'pending' | 'delivered' | 'failed';
            attempts: number;
            http_status: number | null;
            error: string | null;
            duration_ms: number | null;
            /** Format: date-time */
            created_at: string;
            next_attempt_at: string | null;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCdr: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        start_date?: string;
        end_date?: string;
        direction?: 'inbound' | 'outbound' | 'local' | 'internal';
        call_type?: 'voice' | 'fax' | 'conf' | 'voicemail';
        hangup_cause?: string;
        domain?: string;
        tenant_id?: number;
        campaign_id?: number;
        extension?: string;
        status?: string;
        monthly?: boolean;
        leg?: 'a' | 'b' | 'all';
        call_id?: string;
        /** @description true: rows tell `block_reason` and `cost` to those who hold `billing_usage` */
        cost?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                id: number;
                call_id: string;
                caller_number: string | null;
                destination: string | null;
                context: string | null;
                direction: ('inbound' | 'outbound' | 'local') | null;
                /** @enum {unknown} */
                call_type: 'voice' | 'fax' | 'conf' | 'voicemail';
                remote_ip: string | null;
                last_app: string | null;
                start_time: string;
                answer_time: string | null;
                end_time: string;
                duration: number;
                billsec: number;
                hangup_cause: string;
                domain: string | null;
                block_reason?: string | null;
                cost?: {
                  amount: number;
                  currency: string;
                  /**
                   * @description free: nothing of it is ever charged; unrated: not charged yet; unratable: it could not be; rated: charged by a rate; included: paid by the included minutes
                   * @enum {unknown}
                   */
                  state: 'free' | 'unrated' | 'unratable' | 'rated' | 'included';
                  reason: string | null;
                  explanation: string;
                  answered_seconds: number;
                  /** @description After first block and increments */
                  billed_seconds: number;
                  included_seconds: number;
                  charged_seconds: number;
                };
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCdrList: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        start_date?: string;
        end_date?: string;
        direction?: 'inbound' | 'outbound' | 'local' | 'internal';
        call_type?: 'voice' | 'fax' | 'conf' | 'voicemail';
        hangup_cause?: string;
        domain?: string;
        tenant_id?: number;
        campaign_id?: number;
        extension?: string;
        status?: string;
        monthly?: boolean;
        leg?: 'a' | 'b' | 'all';
        call_id?: string;
        /** @description true: rows tell `block_reason` and `cost` to those who hold `billing_usage` */
        cost?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                id: number;
                call_id: string;
                caller_number: string | null;
                destination: string | null;
                context: string | null;
                direction: ('inbound' | 'outbound' | 'local') | null;
                /** @enum {unknown} */
                call_type: 'voice' | 'fax' | 'conf' | 'voicemail';
                remote_ip: string | null;
                last_app: string | null;
                start_time: string;
                answer_time: string | null;
                end_time: string;
                duration: number;
                billsec: number;
                hangup_cause: string;
                domain: string | null;
                block_reason?: string | null;
                cost?: {
                  amount: number;
                  currency: string;
                  /**
                   * @description free: nothing of it is ever charged; unrated: not charged yet; unratable: it could not be; rated: charged by a rate; included: paid by the included minutes
                   * @enum {unknown}
                   */
                  state: 'free' | 'unrated' | 'unratable' | 'rated' | 'included';
                  reason: string | null;
                  explanation: string;
                  answered_seconds: number;
                  /** @description After first block and increments */
                  billed_seconds: number;
                  included_seconds: number;
                  charged_seconds: number;
                };
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getUsersCDR: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        tenant_id?: number;
        domain?: string;
        user_id?: number;
        extension?: string;
        hangup_cause?: string;
        date_from?: string;
        date_to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                id: number;
                call_id: string;
                caller_number: string | null;
                destination: string | null;
                context: string | null;
                start_time: string;
                answer_time: string | null;
                end_time: string;
                duration: number;
                billsec: number;
                hangup_cause: string;
                domain: string | null;
              }[]
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getFpbxCdr: {
    parameters: {
      query?: {
        page?: number;
        per_page?: number;
        limit?: number;
        offset?: number;
        pageSize?: number;
        pageIndex?: number;
        sort?: string;
        order?: 'asc' | 'desc';
        search?: string;
        /** @description Present: the answer is the bare count. */
        totalrows?: string;
        start_date?: string;
        end_date?: string;
        direction?: 'inbound' | 'outbound' | 'local';
        tenant_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                rows: {
                  xml_cdr_uuid: string;
                  domain_name: string | null;
                  direction: string | null;
                  caller_id_name: string | null;
                  caller_id_number: string | null;
                  destination_number: string | null;
                  start_stamp: string;
                  duration: number;
                  billsec: number;
                  hangup_cause: string;
                  missed_call: boolean;
                }[];
                total: number;
              }
            | number;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCdrCsv: {
    parameters: {
      query?: {
        start_date?: string;
        end_date?: string;
        direction?: 'inbound' | 'outbound' | 'local' | 'internal';
        call_type?: 'voice' | 'fax' | 'conf' | 'voicemail';
        hangup_cause?: string;
        domain?: string;
        tenant_id?: number;
        campaign_id?: number;
        extension?: string;
        status?: string;
        monthly?: boolean;
        leg?: 'a' | 'b' | 'all';
        call_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getUsersCDRCsv: {
    parameters: {
      query?: {
        tenant_id?: number;
        domain?: string;
        user_id?: number;
        extension?: string;
        hangup_cause?: string;
        date_from?: string;
        date_to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCdrByCallIdCost: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        call_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            call_id: string;
            block_reason: string | null;
            amount: number;
            currency: string;
            /**
             * @description free: nothing of it is ever charged; unrated: not charged yet; unratable: it could not be; rated: charged by a rate; included: paid by the included minutes
             * @enum {unknown}
             */
            state: 'free' | 'unrated' | 'unratable' | 'rated' | 'included';
            reason: string | null;
            explanation: string;
            answered_seconds: number;
            /** @description After first block and increments */
            billed_seconds: number;
            included_seconds: number;
            charged_seconds: number;
            legs: {
              call_id: string;
              /** @enum {unknown} */
              leg: 'a' | 'b';
              number: string;
              amount: number;
              currency: string;
              /**
               * @description free: nothing of it is ever charged; unrated: not charged yet; unratable: it could not be; rated: charged by a rate; included: paid by the included minutes
               * @enum {unknown}
               */
              state: 'free' | 'unrated' | 'unratable' | 'rated' | 'included';
              reason: string | null;
              explanation: string;
              answered_seconds: number;
              /** @description After first block and increments */
              billed_seconds: number;
              included_seconds: number;
              charged_seconds: number;
              rate?: {
                rate_id: number | null;
                destination_id: string;
                unit_first_block: number;
                unit_increment: number;
                unit_billing_block: number;
                unit_block_rate: number;
                unit_free: number;
                cost_connection: number;
                cost_minimum: number;
              } | null;
              rated_at: string | null;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getCdrEtlStatus: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            running?: boolean;
            status: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postCdrEtlRun: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            running?: boolean;
            status: string;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getReportsCalls: {
    parameters: {
      query?: {
        /** @description As in /cdr; default: 30 days before the end. */
        start_date?: string;
        /** @description As in /cdr; default: now. */
        end_date?: string;
        direction?: 'inbound' | 'outbound' | 'local' | 'internal';
        status?: string;
        leg?: 'a' | 'b' | 'all';
        tenant_id?: number;
        interval?: 'hour' | 'day';
        /** @description true: what the calls of one tenant were charged, for those who hold `billing_usage`; null where other keys narrow */
        cost?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {unknown} */
            interval: 'hour' | 'day';
            /** @description First instant, UTC. */
            from: string;
            /** @description First instant after it, UTC. */
            until: string;
            totals: {
              calls: number;
              answered: number;
              missed: number;
              voicemail: number;
              no_answer: number;
              busy: number;
              cancelled: number;
              failed: number;
              inbound: number;
              outbound: number;
              local: number;
              /** @description Answered time. */
              minutes: number;
              answer_rate: number | null;
              cost?: number | null;
            };
            series: {
              /** @description Begin of the hour or day on the caller’s clock. */
              time: string;
              /** @description The same, UTC. */
              at: string;
              calls: number;
              answered: number;
              missed: number;
              voicemail: number;
              no_answer: number;
              busy: number;
              cancelled: number;
              failed: number;
              inbound: number;
              outbound: number;
              local: number;
              /** @description Answered time. */
              minutes: number;
              answer_rate: number | null;
              cost?: number | null;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getReportsCallsTop: {
    parameters: {
      query?: {
        /** @description As in /cdr; default: 30 days before the end. */
        start_date?: string;
        /** @description As in /cdr; default: now. */
        end_date?: string;
        direction?: 'inbound' | 'outbound' | 'local' | 'internal';
        status?: string;
        leg?: 'a' | 'b' | 'all';
        tenant_id?: number;
        by?: 'destination' | 'extension' | 'caller' | 'provider' | 'tenant';
        /** @description cost: by what calls that ended in this time were charged, for those who hold `billing_usage`; not with status or leg */
        order?: 'calls' | 'cost';
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Records that were read: at most the newest 30,000. */
            counted: number;
            /** @description These are all that match. */
            complete: boolean;
            rows: {
              /** @description Of a provider or a tenant, its id. */
              number: string;
              name: string | null;
              calls: number;
              answered: number;
              minutes: number;
              cost?: number;
            }[];
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getBillingCredit: {
    parameters: {
      query?: {
        tenant_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            credit: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  getBillingGate: {
    parameters: {
      query?: {
        tenant_id?: number;
        type?: 'voice' | 'fax' | 'sms';
        direction?: 'outbound' | 'inbound';
        destination?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            allowed: boolean;
            reason: string;
            max_seconds?: number;
            edition?: string;
            billing_enabled?: boolean;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
  postRatesByServiceFlagByPlanIdCsv: {
    parameters: {
      query?: {
        import_id?: string;
        /** @description The file is taken, and a job checks and stores it after the answer: 202. */
        background?: boolean;
      };
      header?: never;
      path: {
        service_flag: number;
        plan_id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lines stored. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': number;
        };
      };
      /** @description Accepted: it goes on after this answer */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            import_id: string;
            plan_id: number;
            service_flag: number;
            /** @enum {unknown} */
            kind: 'update' | 'replace' | 'preview';
            /** @enum {string} */
            state: 'waiting';
            /** @description Received. */
            bytes: number;
          };
        };
      };
      '4XX': components['responses']['Refused'];
      '5XX': components['responses']['Failed'];
    };
  };
}
