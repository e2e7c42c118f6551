resource "aws_cognito_user_pool_client" "minimal" {
  name         = "minimal"
  user_pool_id = aws_cognito_user_pool.minimal.id
}

resource "aws_cognito_user_pool_client" "web" {
  name                                          = "web"
  user_pool_id                                  = aws_cognito_user_pool.rich.id
  access_token_validity                         = 30
  id_token_validity                             = 2
  refresh_token_validity                        = 90
  allowed_oauth_flows                           = ["code", "implicit"]
  allowed_oauth_flows_user_pool_client          = true
  allowed_oauth_scopes                          = ["openid", "email", "profile", "aws.cognito.signin.user.admin"]
  auth_session_validity                         = 5
  callback_urls                                 = ["https://app.example.com/in", "http://localhost:3000/in", "example-app://in"]
  default_redirect_uri                          = "https://app.example.com/in"
  logout_urls                                   = ["https://app.example.com/out"]
  enable_propagate_additional_user_context_data = false
  enable_token_revocation                       = true
  explicit_auth_flows                           = ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
  prevent_user_existence_errors                 = "ENABLED"
  read_attributes                               = ["email", "name", "custom:plan"]
  write_attributes                              = ["email", "name"]
  supported_identity_providers                  = ["COGNITO"]

  token_validity_units {
    access_token  = "minutes"
    id_token      = "hours"
    refresh_token = "days"
  }
}

resource "aws_cognito_user_pool_client" "machine" {
  name                                 = "machine"
  user_pool_id                         = aws_cognito_user_pool.rich.id
  generate_secret                      = true
  allowed_oauth_flows                  = ["client_credentials"]
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_scopes                 = ["${aws_cognito_resource_server.orders.identifier}/read"]
}

resource "aws_cognito_user_pool_client" "rotating" {
  name                = "rotating"
  user_pool_id        = aws_cognito_user_pool.rich.id
  explicit_auth_flows = ["ALLOW_USER_SRP_AUTH"]

  refresh_token_rotation {
    feature                    = "ENABLED"
    retry_grace_period_seconds = 10
  }
}

# In the place of a service that makes a client of its own, which is then managed by the resource below it.
resource "aws_cognito_user_pool_client" "service" {
  name         = "service-7f3a"
  user_pool_id = aws_cognito_user_pool.rich.id

  lifecycle {
    ignore_changes = all
  }
}

resource "aws_cognito_managed_user_pool_client" "service" {
  name_prefix                   = "service-"
  user_pool_id                  = aws_cognito_user_pool.rich.id
  explicit_auth_flows           = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
  prevent_user_existence_errors = "ENABLED"

  depends_on = [aws_cognito_user_pool_client.service]
}
