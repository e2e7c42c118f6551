# Changes every resource in place. Arguments and blocks that are not named here stay.

resource "aws_cognito_user_pool" "minimal" {
  tags = { stage = "second" }
}

resource "aws_cognito_user_pool" "rich" {
  deletion_protection = "INACTIVE"
  mfa_configuration   = "ON"
  tags                = { team = "people", added = "" }

  account_recovery_setting {
    recovery_mechanism {
      name     = "admin_only"
      priority = 1
    }
  }

  admin_create_user_config {
    allow_admin_create_user_only = false
  }

  email_configuration {
    email_sending_account = "COGNITO_DEFAULT"
  }

  password_policy {
    minimum_length                   = 8
    require_lowercase                = false
    require_numbers                  = true
    require_symbols                  = true
    require_uppercase                = false
    password_history_size            = 0
    temporary_password_validity_days = 1
  }

  schema {
    name                = "email"
    attribute_data_type = "String"
    mutable             = true
    required            = true
    string_attribute_constraints {
      min_length = "0"
      max_length = "2048"
    }
  }
  schema {
    name                = "plan"
    attribute_data_type = "String"
    mutable             = true
    string_attribute_constraints {
      min_length = "1"
      max_length = "20"
    }
  }
  schema {
    name                = "seats"
    attribute_data_type = "Number"
    mutable             = true
    number_attribute_constraints {
      min_value = "1"
      max_value = "500"
    }
  }
  schema {
    name                     = "beta"
    attribute_data_type      = "Boolean"
    mutable                  = false
    developer_only_attribute = false
  }
  schema {
    name                = "since"
    attribute_data_type = "DateTime"
  }
  schema {
    name                = "added"
    attribute_data_type = "String"
    mutable             = true
    string_attribute_constraints {}
  }

  verification_message_template {
    default_email_option = "CONFIRM_WITH_CODE"
    email_message        = "The code is {####}."
    email_subject        = "The code"
  }
}

# Its tags do not change.
resource "aws_cognito_user_pool" "threats" {
  auto_verified_attributes   = ["email"]
  email_verification_message = "The code is {####}"
  sms_authentication_message = "The code is {####}"
  mfa_configuration          = "OPTIONAL"

  device_configuration {
    challenge_required_on_new_device      = false
    device_only_remembered_on_user_prompt = true
  }

  email_mfa_configuration {
    message = "The code is {####}"
    subject = "The code"
  }

  lambda_config {
    pre_sign_up = "arn:aws:lambda:us-east-1:123456789012:function:sign-up"
    pre_token_generation_config {
      lambda_arn     = "arn:aws:lambda:us-east-1:123456789012:function:claims"
      lambda_version = "V3_0"
    }
  }

  software_token_mfa_configuration {
    enabled = false
  }

  user_pool_add_ons {
    advanced_security_mode = "ENFORCED"
  }
}

resource "aws_cognito_user_pool" "choice" {
  sign_in_policy {
    allowed_first_auth_factors = ["PASSWORD"]
  }

  web_authn_configuration {
    relying_party_id  = "app.example.com"
    user_verification = "preferred"
  }
}

resource "aws_cognito_user_pool_domain" "rich" {
  managed_login_version = 2
}

resource "aws_cognito_user_pool_domain" "custom" {
  certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/9e21f67a-54c7-4a0b-8e7c-3f20b1c7d6aa"
}

resource "aws_cognito_resource_server" "orders" {
  scope {
    scope_name        = "read"
    scope_description = "See orders"
  }
  scope {
    scope_name        = "cancel"
    scope_description = "Cancel orders"
  }
}

resource "aws_cognito_user_pool_ui_customization" "everywhere" {
  css = ".label-customizable {font-weight: 700;}"
}

resource "aws_cognito_user_pool_ui_customization" "web" {
  css = ".banner-customizable {background-color: #445566;}"
}

resource "aws_cognito_user_pool_client" "minimal" {
  explicit_auth_flows = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
}

resource "aws_cognito_user_pool_client" "web" {
  name                                 = "renamed"
  access_token_validity                = 1
  id_token_validity                    = 30
  refresh_token_validity               = 12
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["openid", "https://orders.example.com/read"]
  auth_session_validity                = 3
  callback_urls                        = ["https://app.example.com/in"]
  logout_urls                          = []
  enable_token_revocation              = false
  explicit_auth_flows                  = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
  prevent_user_existence_errors        = "LEGACY"
  read_attributes                      = ["email"]
  write_attributes                     = ["email", "custom:plan"]
  allowed_oauth_flows_user_pool_client = true

  token_validity_units {
    access_token  = "hours"
    id_token      = "minutes"
    refresh_token = "hours"
  }
}

resource "aws_cognito_user_pool_client" "machine" {
  access_token_validity = 12
}

resource "aws_cognito_user_pool_client" "rotating" {
  refresh_token_rotation {
    feature                    = "DISABLED"
    retry_grace_period_seconds = 0
  }
}

resource "aws_cognito_managed_user_pool_client" "service" {
  prevent_user_existence_errors = "LEGACY"
  access_token_validity         = 2
}

resource "aws_cognito_user" "ada" {
  password = "Correct-horse-9"
  enabled  = false

  attributes = {
    email          = "ada@example.com"
    email_verified = true
    name           = "Ada"
    seats          = 6
  }
}

resource "aws_cognito_user" "minimal" {
  attributes = { nickname = "mini" }
}

resource "aws_cognito_user_group" "admins" {
  description = "Second"
  precedence  = 0
  role_arn    = "arn:aws:iam::123456789012:role/others"
}

resource "aws_cognito_user_group" "minimal" {
  description = "No longer"
}
