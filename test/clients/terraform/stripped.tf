# The second configuration takes away everything here that may go.
resource "aws_cognito_user_pool" "stripped" {
  name                       = "stripped"
  auto_verified_attributes   = ["email"]
  email_verification_message = "Code {####}"
  email_verification_subject = "Code"
  sms_authentication_message = "Sign in with {####}"
  sms_verification_message   = "Code {####}"
  mfa_configuration          = "OPTIONAL"
  tags                       = { team = "identity" }

  account_recovery_setting {
    recovery_mechanism {
      name     = "admin_only"
      priority = 1
    }
  }

  admin_create_user_config {
    allow_admin_create_user_only = true
    invite_message_template {
      email_message = "Hello {username}, your password is {####}."
      email_subject = "Welcome"
      sms_message   = "{username}: {####}"
    }
  }

  device_configuration {
    challenge_required_on_new_device = true
  }

  email_configuration {
    reply_to_email_address = "help@example.com"
  }

  lambda_config {
    pre_sign_up = "arn:aws:lambda:us-east-1:123456789012:function:sign-up"
  }

  password_policy {
    minimum_length    = 12
    require_lowercase = true
  }

  software_token_mfa_configuration {
    enabled = true
  }

  user_attribute_update_settings {
    attributes_require_verification_before_update = ["email"]
  }

  verification_message_template {
    default_email_option  = "CONFIRM_WITH_LINK"
    email_message_by_link = "Please click {##here##}."
    email_subject_by_link = "Your link"
  }
}

resource "aws_cognito_user_pool_client" "stripped" {
  name                                 = "stripped"
  user_pool_id                         = aws_cognito_user_pool.stripped.id
  access_token_validity                = 10
  id_token_validity                    = 10
  refresh_token_validity               = 24
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_scopes                 = ["openid"]
  callback_urls                        = ["https://app.example.com/in"]
  logout_urls                          = ["https://app.example.com/out"]
  explicit_auth_flows                  = ["ALLOW_USER_SRP_AUTH"]
  prevent_user_existence_errors        = "ENABLED"
  read_attributes                      = ["email"]
  write_attributes                     = ["email"]
  supported_identity_providers         = ["COGNITO"]

  refresh_token_rotation {
    feature                    = "ENABLED"
    retry_grace_period_seconds = 60
  }

  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "hours"
  }
}
