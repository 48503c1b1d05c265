// Everything Binôme needs in Azure, in one resource group: App Service (Linux, Node 24), PostgreSQL, a managed identity,
// a Key Vault for the one secret there is, and the Azure Bot with its two channels.
// The Entra registration itself is made by teamsapp.yml (or by hand, docs/install.md), because ARM cannot make one.
targetScope = 'resourceGroup'

@description('Start of every name; the end is derived from the resource group.')
@minLength(3)
@maxLength(10)
param baseName string = 'binome'

param location string = resourceGroup().location

@description('Tenant whose people use Binôme.')
param tenantId string = subscription().tenantId

@description('Application (client) id of the Entra registration: tab, Graph and bot alike.')
param clientId string

@description('Manifest id of the Teams app.')
param teamsAppId string

@description('Id of the Teams app in the catalogue of the organisation, once it is published there (docs/install.md, step 6); empty until then.')
param publishedAppId string = ''

@description('Your own domain, e.g. binome.entreprise.fr, once it is bound to the web app; empty for the azurewebsites.net one.')
param customDomain string = ''

@description('Address of the one mailbox that mail may be sent from, once its Exchange scope is set (docs/install.md, step 3); empty: no mail is sent.')
param mailFrom string = ''

@secure()
@minLength(16)
param databasePassword string

param webSku string = 'B1'
param databaseSku string = 'Standard_B1ms'
param databaseTier string = 'Burstable'

var suffix = uniqueString(resourceGroup().id)
var name = '${baseName}-${suffix}'
var databaseName = 'binome'
var databaseLogin = 'binome'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2025-08-01' = {
  name: name
  location: location
  sku: {
    name: databaseSku
    tier: databaseTier
  }
  properties: {
    version: '17'
    administratorLogin: databaseLogin
    administratorLoginPassword: databasePassword
    storage: {
      storageSizeGB: 32
      autoGrow: 'Enabled'
    }
    backup: {
      backupRetentionDays: 14
      geoRedundantBackup: 'Disabled'
    }
    highAvailability: {
      mode: 'Disabled'
    }
  }

  resource schema 'databases' = {
    name: databaseName
    properties: {
      charset: 'UTF8'
      collation: 'en_US.utf8'
    }
  }

  // 0.0.0.0 means "from inside Azure": enough for a pilot. A company network puts both in a virtual network instead.
  resource fromAzure 'firewallRules' = {
    name: 'from-azure'
    properties: {
      startIpAddress: '0.0.0.0'
      endIpAddress: '0.0.0.0'
    }
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: take('${baseName}${suffix}', 24)
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
  }

  resource databaseUrl 'secrets' = {
    name: 'database-url'
    properties: {
      value: 'postgres://${databaseLogin}:${uriComponent(databasePassword)}@${database.properties.fullyQualifiedDomainName}:5432/${databaseName}?sslmode=verify-full'
    }
  }
}

var secretsUser = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-874b-0445c86b69e6')

resource readSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, secretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: secretsUser
  }
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: name
  location: location
  kind: 'linux'
  sku: {
    name: webSku
  }
  properties: {
    reserved: true
  }
}

resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identity.id
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      // No shell or npm stays between the platform and node: SIGTERM has to reach it (docs/operations.md).
      appCommandLine: 'npm run migrate && exec node src/main.ts'
      alwaysOn: true
      healthCheckPath: '/healthz'
      http20Enabled: true
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
    }
  }
}

var tabDomain = empty(customDomain) ? web.properties.defaultHostName : customDomain
var publicUrl = 'https://${tabDomain}'

// The variables of docs/install.md; the settings in capitals that are not ours belong to App Service.
resource settings 'Microsoft.Web/sites/config@2023-12-01' = {
  parent: web
  name: 'appsettings'
  properties: {
    NODE_ENV: 'production'
    HOST: '0.0.0.0'
    PORT: '8080'
    TENANT_ID: tenantId
    CLIENT_ID: clientId
    MANAGED_IDENTITY_CLIENT_ID: identity.properties.clientId
    PUBLIC_URL: publicUrl
    TEAMS_APP_ID: teamsAppId
    PUBLISHED_APP_ID: publishedAppId
    MAIL_FROM: mailFrom
    // /home outlives the machine, is shared by the instances and knows nothing of the database's backups.
    ERASURES_DIR: '/home/erasures'
    DATABASE_URL: '@Microsoft.KeyVault(SecretUri=${vault::databaseUrl.properties.secretUri})'
    WEBSITE_RUN_FROM_PACKAGE: '1'
    WEBSITES_CONTAINER_STOP_TIME_LIMIT: '30'
    SCM_DO_BUILD_DURING_DEPLOYMENT: 'false'
  }
  dependsOn: [
    readSecrets
  ]
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: 'Binôme'
    endpoint: '${publicUrl}/api/messages'
    msaAppId: clientId
    msaAppTenantId: tenantId
    msaAppType: 'SingleTenant'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
  }
}

resource microsoft365 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'M365Extensions'
  location: 'global'
  properties: {
    channelName: 'M365Extensions'
  }
}

// Read by teamsapp.yml into env/.env.<name>.
output TAB_DOMAIN string = tabDomain
output PUBLIC_URL string = publicUrl
output MANAGED_IDENTITY_CLIENT_ID string = identity.properties.clientId
output MANAGED_IDENTITY_PRINCIPAL_ID string = identity.properties.principalId
output APP_SERVICE_RESOURCE_ID string = web.id
