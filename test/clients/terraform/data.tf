data "aws_cognito_user_pools" "rich" {
  name = aws_cognito_user_pool.rich.name
}

data "aws_cognito_user_pool" "rich" {
  user_pool_id = aws_cognito_user_pool.rich.id
}

data "aws_cognito_user_pool" "threats" {
  user_pool_id = aws_cognito_user_pool.threats.id
}

data "aws_cognito_user_pool_signing_certificate" "rich" {
  user_pool_id = aws_cognito_user_pool.rich.id
}

data "aws_cognito_user_pool_client" "machine" {
  client_id    = aws_cognito_user_pool_client.machine.id
  user_pool_id = aws_cognito_user_pool.rich.id
}

data "aws_cognito_user_pool_clients" "rich" {
  user_pool_id = aws_cognito_user_pool.rich.id
  depends_on = [
    aws_cognito_user_pool_client.web,
    aws_cognito_user_pool_client.machine,
    aws_cognito_user_pool_client.rotating,
    aws_cognito_user_pool_client.service,
  ]
}

data "aws_cognito_user_group" "admins" {
  name         = aws_cognito_user_group.admins.name
  user_pool_id = aws_cognito_user_pool.rich.id
}

data "aws_cognito_user_groups" "rich" {
  user_pool_id = aws_cognito_user_pool.rich.id
  depends_on   = [aws_cognito_user_group.admins, aws_cognito_user_group.minimal]
}

output "seen" {
  sensitive = true
  value = {
    pools             = data.aws_cognito_user_pools.rich.ids
    custom_attributes = sort([for each in data.aws_cognito_user_pool.rich.schema_attributes : each.name if startswith(each.name, "custom:")])
    token_trigger     = data.aws_cognito_user_pool.threats.lambda_config[0].pre_token_generation
    certificate       = data.aws_cognito_user_pool_signing_certificate.rich.certificate
    secret            = data.aws_cognito_user_pool_client.machine.client_secret
    clients           = sort(data.aws_cognito_user_pool_clients.rich.client_names)
    precedence        = data.aws_cognito_user_group.admins.precedence
    groups            = sort(data.aws_cognito_user_groups.rich.groups[*].group_name)
    user_statuses     = [aws_cognito_user.ada.status, aws_cognito_user.ben.status, aws_cognito_user.minimal.status]
  }
}

output "made" {
  sensitive = true
  value = {
    pool   = aws_cognito_user_pool.rich.id
    client = aws_cognito_user_pool_client.web.id
    secret = aws_cognito_user_pool_client.machine.client_secret
  }
}
